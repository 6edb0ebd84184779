/**
 * Plugins as they serve: generations, snapshots of them, and leases on a snapshot.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version("1.1.0")
package org.codeanatomy.plugin.host;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
