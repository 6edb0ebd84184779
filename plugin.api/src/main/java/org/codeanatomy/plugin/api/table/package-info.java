/** The slot for table kinds, and how tables are scanned and written. */
@Export
@Version(TableSlots.VERSION)
package org.codeanatomy.plugin.api.table;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
