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

    /** A path of the log leads out of the table's folder, and may not; detail {@code path} is that path. */
    public static final String OUTSIDE_PATH = "OUTSIDE_PATH";

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

    /**
     * A path that is not followed.
     *
     * @param version which version of the table was asked for, as words
     */
    public static PluginException outsidePath(Stage stage, Object table, String version, OutsidePathException outside) {
        return new PluginException(
                stage,
                OUTSIDE_PATH,
                "the log of the Delta table " + table + ", " + version + ", has the path " + outside.named()
                        + ", which leads to " + outside.target() + ", out of the table's folder; if you trust who wrote"
                        + " the table, set its option " + TableFolder.ALLOW_OUTSIDE_PATHS + " to true",
                Map.of("path", outside.named()),
                outside);
    }

    /** A data file that cannot be used. */
    public static PluginException damagedFile(Object file, String problem, Throwable cause) {
        return new PluginException(
                Stage.EXECUTION, DAMAGED_FILE, file + ": " + problem, Map.of("file", file.toString()), cause);
    }
}
