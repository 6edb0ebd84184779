/**
 * Raw access to off-heap memory by absolute address: the one place in the system that does it.
 *
 * <p>Stability: internal. For the bundles of this product only.
 */
@Export
@Version("1.0.0")
package org.codeanatomy.memory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
