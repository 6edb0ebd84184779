package org.codeanatomy.parquet.arrow;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.parquet.arrow.WrittenFile.WrittenColumn;
import org.codeanatomy.parquet.arrow.internal.write.FileWriter;

/**
 * Writes Arrow vectors to one new Parquet file. The same schema, rows, batches and options give the same bytes.
 *
 * <p>Pages are of version 1 with checksums, values PLAIN or by dictionary, and every leaf has statistics. A field id in
 * the Arrow field's metadata ({@code PARQUET:field_id}) goes into the schema. Not thread-safe.
 */
public final class ParquetWriter implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 18;

    private final Path path;
    private final Schema schema;
    private final WriteOptions options;
    private final FileChannel channel;
    private final BufferedOutputStream stream;
    private final FileWriter writer;
    private boolean finished;
    private boolean broken;

    private ParquetWriter(Path path, Schema schema, WriteOptions options, FileChannel channel) throws IOException {
        this.path = path;
        this.schema = schema;
        this.options = options;
        this.channel = channel;
        this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
        this.writer = new FileWriter(stream, schema, options);
    }

    /**
     * Creates the file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one; files are never overwritten
     * @throws IllegalArgumentException if the schema has columns that Parquet cannot hold; names them all
     */
    public static ParquetWriter create(Path path, Schema schema, WriteOptions options) throws IOException {
        Objects.requireNonNull(options, "options is null");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            return new ParquetWriter(path, schema, options, channel);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            Files.deleteIfExists(path);
            throw failure;
        }
    }

    /**
     * Adds rows; the vectors stay the caller's and may change afterwards.
     *
     * @throws IllegalArgumentException if the columns are not those of the schema, or hold what it rules out: a null in
     *     a column that is not nullable, a decimal with too many digits
     */
    public void write(VectorSchemaRoot rows) throws IOException {
        if (finished || broken) {
            throw new IllegalStateException(path + ": rows were written to a file that is "
                    + (finished ? "finished" : "broken by an earlier failure; close the writer and start again"));
        }
        checkColumns(rows.getFieldVectors());
        broken = true;
        writer.write(rows.getFieldVectors(), rows.getRowCount());
        broken = false;
    }

    private void checkColumns(List<FieldVector> vectors) {
        List<Field> wanted = schema.getFields();
        boolean same = vectors.size() == wanted.size();
        for (int i = 0; same && i < wanted.size(); i++) {
            same = sameTypes(wanted.get(i), vectors.get(i).getField());
        }
        if (!same) {
            throw new IllegalArgumentException(
                    path + ": the file was created for the columns " + wanted + "; the rows have "
                            + vectors.stream().map(FieldVector::getField).toList());
        }
    }

    private static boolean sameTypes(Field wanted, Field given) {
        boolean same = wanted.getType().equals(given.getType())
                && wanted.getChildren().size() == given.getChildren().size();
        for (int i = 0; same && i < wanted.getChildren().size(); i++) {
            same = sameTypes(wanted.getChildren().get(i), given.getChildren().get(i));
        }
        return same;
    }

    /** Completes the file and closes it. */
    public WrittenFile finish() throws IOException {
        if (finished || broken) {
            throw new IllegalStateException(
                    path + ": a file that is " + (finished ? "finished" : "broken") + " cannot be finished");
        }
        writer.finish();
        stream.flush();
        if (options.fsync()) {
            channel.force(true);
        }
        channel.close();
        if (options.fsync()) {
            forceDirectory();
        }
        List<WrittenColumn> columns = writer.columns();
        finished = true;
        return new WrittenFile(path, writer.size(), writer.rows(), columns);
    }

    /** The name of a new file is safe only when its directory is on the disk too. */
    private void forceDirectory() throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /** Closes the file; one that was not finished is deleted. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!finished) {
            Files.deleteIfExists(path);
        }
    }
}
