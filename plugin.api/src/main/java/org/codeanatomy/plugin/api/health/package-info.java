/**
 * How a plugin says whether it is well.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.api.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
