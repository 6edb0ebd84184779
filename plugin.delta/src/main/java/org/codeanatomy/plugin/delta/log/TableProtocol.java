package org.codeanatomy.plugin.delta.log;

import java.util.Set;
import java.util.TreeSet;
import org.codeanatomy.plugin.api.PluginException;

/**
 * What a reader and a writer of a table must understand, and whether we do. Immutable.
 *
 * @param minReader least version of the reader protocol
 * @param minWriter least version of the writer protocol
 * @param readerFeatures named features a reader must know
 * @param writerFeatures named features a writer must know
 */
public record TableProtocol(int minReader, int minWriter, Set<String> readerFeatures, Set<String> writerFeatures) {

    /** Plain tables: what we write unless a column needs more. */
    public static final TableProtocol PLAIN = new TableProtocol(1, 2, Set.of(), Set.of());

    /** The feature of timestamps without a time zone. */
    public static final String TIMESTAMP_NTZ = "timestampNtz";

    private static final int LAST_READER = 3;
    private static final int LAST_PLAIN_WRITER = 2;
    private static final int FEATURES_WRITER = 7;

    private static final Set<String> READABLE = Set.of(
            "columnMapping",
            "deletionVectors",
            TIMESTAMP_NTZ,
            "typeWidening",
            "typeWidening-preview",
            "v2Checkpoint",
            "vacuumProtocolCheck");
    private static final Set<String> WRITABLE = Set.of("appendOnly", "invariants", TIMESTAMP_NTZ);

    /** Copies the sets. */
    public TableProtocol {
        readerFeatures = Set.copyOf(readerFeatures);
        writerFeatures = Set.copyOf(writerFeatures);
    }

    /** Refuses a table that cannot be read rightly. */
    public void checkReadable(Object table) throws PluginException {
        Set<String> missing = new TreeSet<>(readerFeatures);
        missing.removeAll(READABLE);
        if (minReader > LAST_READER) {
            missing.add("reader version " + minReader);
        }
        if (!missing.isEmpty()) {
            throw DeltaErrors.unsupported(table, missing, "read");
        }
    }

    /** Refuses a table that cannot be written rightly, which is any that asks for more than plain rows. */
    public void checkWritable(Object table) throws PluginException {
        Set<String> missing = new TreeSet<>(writerFeatures);
        missing.addAll(readerFeatures);
        missing.removeAll(WRITABLE);
        if (minWriter > LAST_PLAIN_WRITER && minWriter != FEATURES_WRITER) {
            missing.add("writer version " + minWriter);
        }
        if (!missing.isEmpty()) {
            throw DeltaErrors.unsupported(table, missing, "written");
        }
    }

    /** This protocol, and timestamps without a time zone. */
    public TableProtocol withTimestampNtz() {
        Set<String> readers = new TreeSet<>(readerFeatures);
        Set<String> writers = new TreeSet<>(writerFeatures);
        readers.add(TIMESTAMP_NTZ);
        writers.add(TIMESTAMP_NTZ);
        return new TableProtocol(LAST_READER, FEATURES_WRITER, readers, writers);
    }

    /** All features by name, sorted. */
    public Set<String> features() {
        Set<String> all = new TreeSet<>(readerFeatures);
        all.addAll(writerFeatures);
        return all;
    }
}
