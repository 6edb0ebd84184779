/** What every plugin says of itself, and how it reports a failure. */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
