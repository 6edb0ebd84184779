package org.codeanatomy.plugin.api.table;

import java.util.Map;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.osgi.annotation.versioning.ConsumerType;

/** An opened table, pinned to one state of its data. Immutable and thread-safe. */
@ConsumerType
public interface Table {

    /** Its columns. */
    Schema schema();

    /** What is known of the whole table without reading rows. */
    default TableStatistics statistics() {
        return TableStatistics.UNKNOWN;
    }

    /** Facts for {@code DESCRIBE DETAIL}, by name, in the order to be shown; for instance version, files, bytes. */
    default Map<String, String> details() {
        return Map.of();
    }

    /** Plans a scan. */
    Scan plan(ScanRequest request) throws PluginException;
}
