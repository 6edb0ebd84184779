/**
 * Columns and batches: the form in which data crosses between the engine and a plugin.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version("1.0.0")
package org.codeanatomy.plugin.api.vector;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
