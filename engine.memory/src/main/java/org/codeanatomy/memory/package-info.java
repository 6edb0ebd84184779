/** Raw access to off-heap memory by absolute address: the one place in the system that does it. */
@Export
@Version("1.0.0")
package org.codeanatomy.memory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
