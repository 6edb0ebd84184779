/** BLAKE2b, the hash that every identity in the system is made with. */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.api.hash;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
