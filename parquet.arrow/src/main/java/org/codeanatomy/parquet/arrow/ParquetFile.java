package org.codeanatomy.parquet.arrow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.format.ColumnMetaData;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;
import org.codeanatomy.parquet.arrow.internal.format.Footer;
import org.codeanatomy.parquet.arrow.internal.format.StatisticsReader;

/**
 * An open Parquet file. Its footer is read and checked once, on opening; row groups are read on demand, each by a
 * {@link RowGroupReader} of its own.
 *
 * <p>Thread-safe: several threads may read different row groups, or the same, at the same time.
 */
public final class ParquetFile implements AutoCloseable {

    private final RandomAccessInput input;
    private final BufferAllocator allocator;
    private final Footer footer;
    private final Schema schema;
    private final List<RowGroup> rowGroups;

    private ParquetFile(RandomAccessInput input, BufferAllocator allocator, Footer footer) {
        this.input = input;
        this.allocator = allocator;
        this.footer = footer;
        this.schema = footer.schema();
        this.rowGroups = rowGroups(footer);
    }

    /**
     * Opens a local file.
     *
     * @param allocator where vectors and page buffers come from; must outlive the file
     * @throws ParquetException if it is no Parquet file, or a damaged one
     */
    public static ParquetFile open(Path file, BufferAllocator allocator) throws IOException {
        RandomAccessInput input = RandomAccessInput.of(file);
        try {
            return open(input, allocator);
        } catch (IOException | RuntimeException failure) {
            input.close();
            throw failure;
        }
    }

    /**
     * Opens a file of any storage. {@link #close} closes the input; if this method fails, the caller does.
     *
     * @param allocator where vectors and page buffers come from; must outlive the file
     * @throws ParquetException if it is no Parquet file, or a damaged one
     */
    public static ParquetFile open(RandomAccessInput input, BufferAllocator allocator) throws IOException {
        Objects.requireNonNull(allocator, "allocator is null");
        try {
            return new ParquetFile(input, allocator, Footer.read(input));
        } catch (DamagedException | ArithmeticException | IllegalArgumentException damage) {
            throw new ParquetException(input.name(), damage.getMessage(), damage);
        }
    }

    private static List<RowGroup> rowGroups(Footer footer) {
        List<RowGroup> groups = new ArrayList<>();
        long firstRow = 0;
        for (org.apache.parquet.format.RowGroup stored : footer.metadata().getRow_groups()) {
            List<ColumnChunk> chunks = footer.leaves().stream()
                    .map(leaf -> chunk(footer, stored, leaf))
                    .toList();
            long compressed =
                    chunks.stream().mapToLong(ColumnChunk::compressedBytes).sum();
            long uncompressed =
                    chunks.stream().mapToLong(ColumnChunk::uncompressedBytes).sum();
            groups.add(new RowGroup(groups.size(), firstRow, stored.getNum_rows(), compressed, uncompressed, chunks));
            firstRow += stored.getNum_rows();
        }
        return List.copyOf(groups);
    }

    private static ColumnChunk chunk(Footer footer, org.apache.parquet.format.RowGroup group, LeafNode leaf) {
        ColumnMetaData meta = group.getColumns().get(leaf.index()).getMeta_data();
        ColumnStatistics statistics =
                StatisticsReader.read(leaf, meta.getStatistics(), meta.getNum_values(), footer.hasTypeOrder(leaf));
        return new ColumnChunk(
                leaf.arrowPath(),
                String.valueOf(meta.getCodec()),
                meta.getTotal_compressed_size(),
                meta.getTotal_uncompressed_size(),
                statistics);
    }

    /** How errors name the file. */
    public String name() {
        return input.name();
    }

    /**
     * The columns as Arrow sees them, with the file's key-value metadata; a field id is in the field's metadata under
     * {@code PARQUET:field_id}. A variant is a struct of binary columns that carries Arrow's extension name
     * {@code arrow.parquet.variant}. INT96 columns are timestamps in microseconds, UTC.
     */
    public Schema schema() {
        return schema;
    }

    /** The file's key-value metadata. */
    public Map<String, String> keyValueMetadata() {
        return schema.getCustomMetadata();
    }

    /** Which program says it wrote the file. */
    public Optional<String> createdBy() {
        return Optional.ofNullable(footer.metadata().getCreated_by());
    }

    /** Rows in all row groups. */
    public long rowCount() {
        return footer.metadata().getNum_rows();
    }

    /** What the footer says about the row groups, in file order. */
    public List<RowGroup> rowGroups() {
        return rowGroups;
    }

    /**
     * Starts reading one row group. Close the reader before the file.
     *
     * @param rowGroup its index
     * @throws IllegalArgumentException if the options name a column or a row the row group has not
     */
    public RowGroupReader read(int rowGroup, ReadOptions options) {
        Objects.checkIndex(rowGroup, rowGroups.size());
        return new RowGroupReader(input, allocator, footer, rowGroups.get(rowGroup), options);
    }

    /** Closes the input. Batches read before stay valid. */
    @Override
    public void close() throws IOException {
        input.close();
    }
}
