package org.codeanatomy.plugin.files.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.parquet.arrow.ParquetException;
import org.codeanatomy.parquet.arrow.ParquetFile;
import org.codeanatomy.parquet.arrow.ReadOptions;
import org.codeanatomy.parquet.arrow.RowGroup;
import org.codeanatomy.parquet.arrow.RowGroupReader;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.files.parquet.ParquetScan.ParquetSplit;

/** Reads the row groups of a split, one after the other. */
final class ParquetBatchReader implements BatchReader {

    private final Path path;
    private final ParquetFile file;
    private final ReadOptions options;
    private final Deque<RowGroup> rowGroups;
    private RowGroupReader current;

    private ParquetBatchReader(Path path, ParquetFile file, ReadOptions options, Deque<RowGroup> rowGroups) {
        this.path = path;
        this.file = file;
        this.options = options;
        this.rowGroups = rowGroups;
    }

    static ParquetBatchReader open(
            ParquetSplit split, List<Field> projected, RowGroupPruner pruner, ReadContext context)
            throws PluginException {
        split.file().checkUnchanged();
        Path path = split.file().path();
        try {
            ParquetFile file = ParquetFile.open(path, context.allocator());
            ReadOptions options = ReadOptions.all()
                    .withBatchRows(context.maxRows())
                    .withColumns(projected.stream().map(Field::getName).toList());
            return new ParquetBatchReader(path, file, options, rowGroups(split, file.rowGroups(), pruner));
        } catch (IOException | ParquetException damage) {
            throw ParquetErrors.unreadable(Stage.EXECUTION, path, damage);
        }
    }

    /** The row groups whose middle lies in the split's part of all bytes, so that each is in exactly one part. */
    private static Deque<RowGroup> rowGroups(ParquetSplit split, List<RowGroup> groups, RowGroupPruner pruner) {
        long total = groups.stream().mapToLong(RowGroup::compressedBytes).sum();
        Deque<RowGroup> chosen = new ArrayDeque<>();
        long before = 0;
        for (RowGroup group : groups) {
            double middle = (before + group.compressedBytes() / 2.0) / Math.max(1, total);
            int part = Math.min(split.parts() - 1, (int) (middle * split.parts()));
            if (part == split.part() && pruner.mayMatch(group)) {
                chosen.add(group);
            }
            before += group.compressedBytes();
        }
        return chosen;
    }

    @Override
    public Batch next() throws PluginException {
        try {
            while (current != null || !rowGroups.isEmpty()) {
                if (current == null) {
                    current = file.read(rowGroups.remove().index(), options);
                }
                Optional<org.codeanatomy.parquet.arrow.Batch> rows = current.next();
                if (rows.isPresent()) {
                    return Batch.of(
                            rows.get().root().getFieldVectors(), rows.get().rowCount());
                }
                current.close();
                current = null;
            }
            return null;
        } catch (IOException | ParquetException damage) {
            throw ParquetErrors.unreadable(Stage.EXECUTION, path, damage);
        }
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
        rowGroups.clear();
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot close " + path, failure);
        }
    }
}
