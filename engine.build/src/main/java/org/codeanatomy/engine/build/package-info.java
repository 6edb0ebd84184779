/**
 * Builds of a repository: a source tree in, tables with a manifest and a report out.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version("1.0.0")
package org.codeanatomy.engine.build;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
