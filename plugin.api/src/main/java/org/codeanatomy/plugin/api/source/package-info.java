/**
 * The slots that turn source code into evidence and evidence into a graph, and the identity of graph things.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version(SourceSlots.VERSION)
package org.codeanatomy.plugin.api.source;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
