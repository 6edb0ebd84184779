package org.codeanatomy.plugin.delta.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.engine.ParquetHandler;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.parquet.arrow.Batch;
import org.codeanatomy.parquet.arrow.ParquetFile;
import org.codeanatomy.parquet.arrow.ParquetWriter;
import org.codeanatomy.parquet.arrow.ReadOptions;
import org.codeanatomy.parquet.arrow.RowGroupReader;
import org.codeanatomy.parquet.arrow.WriteOptions;
import org.codeanatomy.plugin.delta.log.SchemaMapping;
import org.codeanatomy.plugin.delta.log.TableFolder;
import org.codeanatomy.plugin.delta.storage.LocalStorage;

/**
 * Checkpoints through the project's own Parquet reader and writer. Batches stay open until the handler is closed,
 * because Kernel does not say when it is done with them. Not thread-safe.
 */
final class ArrowParquetHandler implements ParquetHandler, AutoCloseable {

    private final BufferAllocator allocator;
    private final LocalStorage storage;
    private final TableFolder folder;
    private final List<AutoCloseable> open = new ArrayList<>();

    ArrowParquetHandler(BufferAllocator allocator, LocalStorage storage, TableFolder folder) {
        this.allocator = allocator;
        this.storage = storage;
        this.folder = folder;
    }

    @Override
    public CloseableIterator<FileReadResult> readParquetFiles(
            CloseableIterator<FileStatus> files, StructType schema, Optional<Predicate> predicate) {
        return Iterators.over(new Results(files, schema));
    }

    @Override
    public CloseableIterator<DataFileStatus> writeParquetFiles(
            String directory, CloseableIterator<FilteredColumnarBatch> rows, List<Column> statistics) {
        throw new UnsupportedOperationException("data files are not written through Delta Kernel");
    }

    @Override
    public void writeParquetFileAtomically(String path, CloseableIterator<FilteredColumnarBatch> rows)
            throws IOException {
        Path target = folder.verified(NioFileSystemClient.local(path));
        try (rows) {
            storage.putIfAbsent(target, temporary -> write(temporary, rows));
        }
    }

    private void write(Path file, Iterator<FilteredColumnarBatch> batches) throws IOException {
        ParquetWriter writer = null;
        try {
            while (batches.hasNext()) {
                FilteredColumnarBatch batch = batches.next();
                StructType schema = batch.getData().getSchema();
                if (writer == null) {
                    writer = ParquetWriter.create(file, SchemaMapping.toArrow(schema), WriteOptions.defaults());
                }
                try (VectorSchemaRoot root = RowsToArrow.convert(batch, allocator)) {
                    writer.write(root);
                }
            }
            if (writer == null) {
                throw new IOException("a checkpoint without actions cannot be written");
            }
            writer.finish();
        } finally {
            if (writer != null) {
                writer.close();
            }
        }
    }

    @Override
    public void close() {
        open.forEach(ArrowParquetHandler::closeQuietly);
        open.clear();
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Row group after row group, file after file. */
    private final class Results implements Iterator<FileReadResult> {

        private final CloseableIterator<FileStatus> files;
        private final StructType schema;
        private String path;
        private ParquetFile file;
        private ReadOptions options;
        private int nextRowGroup;
        private RowGroupReader rowGroup;
        private FileReadResult next;

        Results(CloseableIterator<FileStatus> files, StructType schema) {
            this.files = files;
            this.schema = schema;
        }

        @Override
        public boolean hasNext() {
            try {
                while (next == null && advance()) {
                    Optional<Batch> batch = rowGroup == null ? Optional.empty() : rowGroup.next();
                    if (batch.isPresent()) {
                        next = result(batch.get());
                    } else if (rowGroup != null) {
                        rowGroup.close();
                        rowGroup = null;
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return next != null;
        }

        /** Makes sure that a row group is open, if any is left. */
        private boolean advance() throws IOException {
            while (rowGroup == null) {
                if (file != null && nextRowGroup < file.rowGroups().size()) {
                    rowGroup = file.read(nextRowGroup++, options);
                    open.add(rowGroup);
                } else if (files.hasNext()) {
                    openNextFile();
                } else {
                    return false;
                }
            }
            return true;
        }

        private void openNextFile() throws IOException {
            path = files.next().getPath();
            file = ParquetFile.open(folder.verified(NioFileSystemClient.local(path)), allocator);
            open.add(0, file);
            nextRowGroup = 0;
            List<String> present =
                    file.schema().getFields().stream().map(Field::getName).toList();
            options = ReadOptions.all()
                    .withColumns(schema.fieldNames().stream()
                            .filter(present::contains)
                            .toList());
        }

        private FileReadResult result(Batch batch) {
            open.add(0, batch);
            List<ColumnVector> columns = new ArrayList<>();
            for (StructField field : schema.fields()) {
                FieldVector vector = batch.root().getVector(field.getName());
                columns.add(
                        vector == null
                                ? ConstantColumn.nulls(field.getDataType(), batch.rowCount())
                                : ArrowColumn.whole(field.getDataType(), vector));
            }
            return new FileReadResult(new VectorBatch(schema, columns, batch.rowCount()), path);
        }

        @Override
        public FileReadResult next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            FileReadResult result = next;
            next = null;
            return result;
        }
    }
}
