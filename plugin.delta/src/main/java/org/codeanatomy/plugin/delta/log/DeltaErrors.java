package org.codeanatomy.plugin.delta.log;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;

/** What can be wrong with a table, said in one way. */
public final class DeltaErrors {

    /** The table uses a feature of the protocol that is not supported; detail {@code features} names it. */
    public static final String UNSUPPORTED_TABLE_FEATURE = "UNSUPPORTED_TABLE_FEATURE";

    /** There is no table, or not at that version. */
    public static final String NO_SUCH_TABLE = "NO_SUCH_TABLE";

    /** The log cannot be read. */
    public static final String DAMAGED_LOG = "DAMAGED_LOG";

    /** A data file cannot be read, or does not fit the table's schema. */
    public static final String DAMAGED_FILE = "DAMAGED_FILE";

    private DeltaErrors() {}

    /**
     * A refusal by name.
     *
     * @param verb {@code read} or {@code written}
     */
    public static PluginException unsupported(Object table, Collection<String> features, String verb) {
        String names = String.join(", ", new TreeSet<>(features));
        return new PluginException(
                Stage.PLANNING,
                UNSUPPORTED_TABLE_FEATURE,
                "table " + table + " cannot be " + verb + ": it uses " + names
                        + ", which this version does not support",
                Map.of("features", names),
                null);
    }

    /** A data file that cannot be used. */
    public static PluginException damagedFile(Object file, String problem, Throwable cause) {
        return new PluginException(
                Stage.EXECUTION, DAMAGED_FILE, file + ": " + problem, Map.of("file", file.toString()), cause);
    }
}
