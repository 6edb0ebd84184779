/**
 * The proof that a retired generation is gone, and what holds one that is not.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.host.unload;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
