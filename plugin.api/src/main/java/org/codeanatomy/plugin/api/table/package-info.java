/**
 * The slot for table kinds, and how tables are scanned and written.
 *
 * <p>Stability: evolving. A break raises the major version; it may come with any release.
 */
@Export
@Version(TableSlots.VERSION)
package org.codeanatomy.plugin.api.table;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
