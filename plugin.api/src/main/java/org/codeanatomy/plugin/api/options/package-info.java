/** Declared, typed options, parsed once at the boundary. */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.api.options;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
