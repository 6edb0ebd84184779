/**
 * What every plugin says of itself, and how it reports a failure.
 *
 * <p>Stability: stable. A break raises the major version and is announced at least one release before.
 */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
