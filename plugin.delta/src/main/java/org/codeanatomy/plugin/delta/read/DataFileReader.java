package org.codeanatomy.plugin.delta.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
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
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.delta.log.DataFile;
import org.codeanatomy.plugin.delta.log.DeletionVector;
import org.codeanatomy.plugin.delta.log.DeltaErrors;
import org.codeanatomy.plugin.delta.log.OutsidePathException;

/** Reads the row groups of a split, one after the other. */
final class DataFileReader implements BatchReader {

    private final DataFile dataFile;
    private final List<TableColumn> wanted;
    private final ReadContext context;
    private final ParquetFile parquet;
    private final FileColumns fileColumns;
    private final VectorAdapter adapter;
    private final DeletedRows deleted;
    private final ReadOptions options;
    private final Deque<RowGroup> rowGroups = new ArrayDeque<>();
    private RowGroupReader current;

    private DataFileReader(DeltaSplit split, ReadContext context, ParquetFile parquet) throws PluginException {
        this.dataFile = split.file();
        this.context = context;
        this.parquet = parquet;
        this.wanted = split.request().projection().stream()
                .map(index -> split.columns().get(index))
                .toList();
        this.fileColumns =
                new FileColumns(split.state(), split.columns(), parquet.schema().getFields());
        this.adapter = new VectorAdapter(fileColumns, context.allocator());
        this.deleted = deletedRows(dataFile, parquet.rowCount());
        this.options = ReadOptions.all()
                .withBatchRows(context.maxRows())
                .withColumns(wanted.stream()
                        .flatMap(column -> fileColumns.stored(column).stream())
                        .map(Field::getName)
                        .toList());
        RowGroupPruner pruner = new RowGroupPruner(split.request().conjuncts(), dataFile, fileColumns);
        for (RowGroup group : part(split, parquet.rowGroups())) {
            if (pruner.mayMatch(group)) {
                rowGroups.add(group);
            }
        }
    }

    static DataFileReader open(DeltaSplit split, ReadContext context) throws PluginException {
        ParquetFile parquet = null;
        try {
            parquet = ParquetFile.open(
                    split.state().folder().verified(split.file().file()), context.allocator());
            return new DataFileReader(split, context, parquet);
        } catch (OutsidePathException outside) {
            String version = "version " + split.state().version();
            throw DeltaErrors.outsidePath(Stage.EXECUTION, split.state().location(), version, outside);
        } catch (NoSuchFileException missing) {
            throw DeltaErrors.damagedFile(
                    split.file().file(),
                    "the file is in the log and not on the disk; restore it or an older version",
                    missing);
        } catch (IOException | ParquetException | IllegalArgumentException damage) {
            close(parquet);
            throw DeltaErrors.damagedFile(split.file().file(), damage.getMessage(), damage);
        } catch (PluginException failure) {
            close(parquet);
            throw failure;
        }
    }

    private static void close(ParquetFile parquet) {
        if (parquet != null) {
            try {
                parquet.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static DeletedRows deletedRows(DataFile file, long rows) throws PluginException {
        Optional<DeletionVector> vector = file.deletionVector();
        if (vector.isEmpty()) {
            return DeletedRows.NONE;
        }
        DeletedRows deleted = new DeletedRows(vector.get().deletedRows());
        if (deleted.end() > rows) {
            throw DeltaErrors.damagedFile(
                    file.file(), "the deletion vector deletes row " + deleted.end() + " of " + rows, null);
        }
        return deleted;
    }

    /** The row groups whose middle lies in the split's part of all bytes, so that each is in exactly one part. */
    private static List<RowGroup> part(DeltaSplit split, List<RowGroup> groups) {
        long total = groups.stream().mapToLong(RowGroup::compressedBytes).sum();
        if (split.parts() == 1 || total == 0) {
            return split.part() == 0 ? groups : List.of();
        }
        List<RowGroup> chosen = new ArrayList<>();
        long before = 0;
        for (RowGroup group : groups) {
            double middle = (before + group.compressedBytes() / 2.0) / total;
            int part = Math.min(split.parts() - 1, (int) (middle * split.parts()));
            if (part == split.part()) {
                chosen.add(group);
            }
            before += group.compressedBytes();
        }
        return chosen;
    }

    @Override
    public Batch next() throws PluginException {
        try {
            while (true) {
                if (current == null) {
                    if (rowGroups.isEmpty()) {
                        return null;
                    }
                    current = parquet.read(rowGroups.remove().index(), options);
                }
                Optional<org.codeanatomy.parquet.arrow.Batch> rows = current.next();
                if (rows.isPresent()) {
                    return adapt(rows.get());
                }
                current.close();
                current = null;
            }
        } catch (IOException | ParquetException | IllegalArgumentException damage) {
            throw DeltaErrors.damagedFile(dataFile.file(), damage.getMessage(), damage);
        }
    }

    private Batch adapt(org.codeanatomy.parquet.arrow.Batch stored) {
        List<Column> columns = new ArrayList<>(wanted.size());
        int rows = stored.rowCount();
        try (stored) {
            for (TableColumn column : wanted) {
                columns.add(column(column, stored.root(), rows));
            }
            return new Batch(columns, rows, deleted.live(stored.firstRow(), rows));
        } catch (RuntimeException failure) {
            columns.forEach(column -> column.vector().close());
            throw failure;
        }
    }

    private Column column(TableColumn column, VectorSchemaRoot stored, int rows) {
        if (column.partition()) {
            String text = dataFile.partitionValues().get(column.physicalName());
            return PartitionColumns.column(column.field(), column.type(), text, rows, context.allocator());
        }
        Optional<Field> field = fileColumns.stored(column);
        FieldVector source =
                field.map(found -> stored.getVector(found.getName())).orElse(null);
        boolean nulls = source == null ? rows > 0 : source.getNullCount() > 0;
        if (nulls && !column.field().isNullable()) {
            throw new IllegalArgumentException(
                    "column " + column.name() + " is declared NOT NULL and the file has nulls in it");
        }
        return Column.flat(
                source == null
                        ? adapter.nulls(column.field(), rows)
                        : adapter.adapt(source, column.field(), column.type()));
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
        rowGroups.clear();
        close(parquet);
    }
}
