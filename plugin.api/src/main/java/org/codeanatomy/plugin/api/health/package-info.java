/** How a plugin says whether it is well. */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.api.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
