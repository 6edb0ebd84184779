package org.codeanatomy.engine.build.internal.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;
import org.codeanatomy.engine.build.OutputManifest;
import org.codeanatomy.engine.build.internal.evidence.EvidenceOrder;
import org.codeanatomy.engine.build.internal.evidence.Extraction;
import org.codeanatomy.engine.build.internal.evidence.Workers;
import org.codeanatomy.engine.build.internal.output.TableOpener;
import org.codeanatomy.engine.build.internal.output.TableWriter;
import org.codeanatomy.plugin.api.source.EvidenceTable;
import org.codeanatomy.plugin.api.source.SourceExtractor;

/** Stage execute: chunks of files become evidence tables, each committed at a new version. Used once. */
final class EvidenceStage {

    private final List<SourceExtractor> extractors;
    private final List<EvidenceTable> tables;
    private final TableOpener opener;
    private final BufferAllocator allocator;

    /** @param allocator where extractors allocate rows; everything is released when the stage ends */
    EvidenceStage(
            List<SourceExtractor> extractors,
            List<EvidenceTable> tables,
            TableOpener opener,
            BufferAllocator allocator) {
        this.extractors = List.copyOf(extractors);
        this.tables = List.copyOf(tables);
        this.opener = opener;
        this.allocator = allocator;
    }

    /**
     * Extracts and commits.
     *
     * @param mostWaitingBytes how much memory rows may take that wait for their turn
     * @param progress told how many files are done
     */
    Written run(Schedule schedule, int threads, long mostWaitingBytes, LongConsumer progress) {
        Map<String, TableWriter> writers = new LinkedHashMap<>();
        try {
            Map<String, Consumer<VectorSchemaRoot>> lanes = new LinkedHashMap<>();
            for (EvidenceTable table : tables) {
                TableWriter writer = opener.open(table.name(), table.schema(), Kind.EXTRACTION);
                writers.put(table.name(), writer);
                lanes.put(table.name(), writer::write);
            }
            try (EvidenceOrder order = new EvidenceOrder(lanes, mostWaitingBytes)) {
                new Extraction(extractors, schedule.repository(), schedule.chunks(), order, allocator)
                        .run(threads, progress);
            }
            requireNothingLeft();
            // in parallel: most of a content hash is made at the end, when all rows are there to be put in order
            List<OutputManifest.Table> committed = Workers.run(threads, () -> writers.values().parallelStream()
                    .map(TableWriter::commit)
                    .toList());
            List<OutputManifest.PluginVersion> plugins = writers.values().stream()
                    .map(TableWriter::plugin)
                    .distinct()
                    .toList();
            return new Written(committed, plugins);
        } finally {
            writers.values().forEach(TableWriter::close);
        }
    }

    private void requireNothingLeft() {
        if (allocator.getAllocatedMemory() > 0) {
            throw new BuildException(
                    Kind.EXTRACTION,
                    "MEMORY_LEFT",
                    "an extractor left " + allocator.getAllocatedMemory() + " bytes allocated that it never wrote");
        }
    }

    /**
     * What was written.
     *
     * @param tables the tables at their new versions
     * @param plugins the plugins that store them
     */
    record Written(List<OutputManifest.Table> tables, List<OutputManifest.PluginVersion> plugins) {}
}
