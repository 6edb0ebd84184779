/**
 * BLAKE2b, the hash that every identity in the system is made with.
 *
 * <p>Stability: stable. A break raises the major version and is announced at least one release before.
 */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.api.hash;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
