package org.codeanatomy.plugin.delta.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.parquet.arrow.ParquetWriter;
import org.codeanatomy.parquet.arrow.WriteOptions;
import org.codeanatomy.parquet.arrow.WrittenFile;
import org.codeanatomy.plugin.delta.commit.NewFile;

/**
 * Writes rows to data files of about 128 MiB, each on the disk before it counts as written. Nobody sees them until
 * they are committed. Not thread-safe.
 */
final class DataFileWriter implements AutoCloseable {

    private static final long TARGET_BYTES = 128L << 20;
    private static final long ROW_GROUP_BYTES = 32L << 20;
    /** Row groups are what several threads read one file by. */
    private static final long ROW_GROUP_ROWS = 1L << 18;

    private final Path location;
    private final Schema schema;
    private final WriteOptions options = WriteOptions.defaults()
            .withFsync(true)
            .withRowGroupBytes(ROW_GROUP_BYTES)
            .withRowGroupRows(ROW_GROUP_ROWS);
    private final List<NewFile> written = new ArrayList<>();
    private final Set<String> columnsWithNaN = new HashSet<>();
    private Path path;
    private ParquetWriter writer;

    DataFileWriter(Path location, Schema schema) {
        this.location = location;
        this.schema = schema;
    }

    void write(VectorSchemaRoot rows) throws IOException {
        if (rows.getRowCount() == 0) {
            return;
        }
        if (writer == null) {
            path = location.resolve(String.format("part-%05d-%s.snappy.parquet", written.size(), UUID.randomUUID()));
            writer = ParquetWriter.create(path, schema, options);
        }
        noteNaN(rows);
        writer.write(rows);
        if (Files.size(path) >= TARGET_BYTES) {
            finishFile();
        }
    }

    private void noteNaN(VectorSchemaRoot rows) {
        for (FieldVector vector : rows.getFieldVectors()) {
            boolean found = (vector instanceof Float8Vector doubles && hasNaN(doubles))
                    || (vector instanceof Float4Vector floats && hasNaN(floats));
            if (found) {
                columnsWithNaN.add(vector.getName());
            }
        }
    }

    private static boolean hasNaN(Float8Vector vector) {
        for (int row = 0; row < vector.getValueCount(); row++) {
            if (!vector.isNull(row) && Double.isNaN(vector.get(row))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNaN(Float4Vector vector) {
        for (int row = 0; row < vector.getValueCount(); row++) {
            if (!vector.isNull(row) && Float.isNaN(vector.get(row))) {
                return true;
            }
        }
        return false;
    }

    private void finishFile() throws IOException {
        WrittenFile file = writer.finish();
        writer.close();
        writer = null;
        written.add(new NewFile(
                file.path(), file.size(), file.rowCount(), StatisticsJson.of(file, schema, columnsWithNaN)));
        columnsWithNaN.clear();
    }

    /** Completes the last file and returns all of them. */
    List<NewFile> finish() throws IOException {
        if (writer != null) {
            finishFile();
        }
        return List.copyOf(written);
    }

    /** Removes every file, written or half written. */
    void discard() throws IOException {
        close();
        for (NewFile file : written) {
            Files.deleteIfExists(file.file());
        }
        written.clear();
    }

    /** Closes a file that is half written, which removes it. */
    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}
