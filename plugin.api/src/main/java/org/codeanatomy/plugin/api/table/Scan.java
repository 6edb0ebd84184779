package org.codeanatomy.plugin.api.table;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.osgi.annotation.versioning.ConsumerType;

/** A planned scan: an immutable handle on one state of the data. Thread-safe; may be run more than once. */
@ConsumerType
public interface Scan {

    /** The columns that batches will have: the requested projection. */
    Schema schema();

    /** What was made of each requested conjunct, in their order. */
    List<PushDown> pushDown();

    /** What is known of the rows that will be returned. */
    default TableStatistics statistics() {
        return TableStatistics.UNKNOWN;
    }

    /** Facts for {@code EXPLAIN}, by name; for instance files read of how many. */
    default Map<String, String> details() {
        return Map.of();
    }

    /**
     * The parts that can be read independently, in the order of the rows. Enumerated lazily; the iterator is used by
     * one thread at a time.
     */
    Iterator<Split> splits() throws PluginException;
}
