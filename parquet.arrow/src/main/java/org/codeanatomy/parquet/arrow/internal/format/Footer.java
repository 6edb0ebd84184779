package org.codeanatomy.parquet.arrow.internal.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.codeanatomy.parquet.arrow.RandomAccessInput;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;

/**
 * A file's footer, read and checked: whatever later code computes from it stays inside the file.
 *
 * @param end offset in the file of the footer, which is the end of the data
 */
public record Footer(FileMetaData metadata, List<ColumnNode> columns, List<LeafNode> leaves, long end) {

    private static final int TAIL_BYTES = 64 << 10;
    /** Length of the footer and the closing magic number. */
    private static final int TRAILER_BYTES = 8;

    private static final int MAGIC_BYTES = 4;

    /** Reads the end of the file. */
    public static Footer read(RandomAccessInput input) throws IOException {
        long size = input.size();
        DamagedException.check(
                size >= MAGIC_BYTES + TRAILER_BYTES, "the file is too short for Parquet: " + size + " bytes");
        byte[] tail = bytes(input, size - Math.min(size, TAIL_BYTES), size);
        int length = footerLength(tail, size);
        long start = size - TRAILER_BYTES - length;
        byte[] footer = length + TRAILER_BYTES <= tail.length ? tail : bytes(input, start, size);
        int from = footer.length - TRAILER_BYTES - length;
        return parse(footer, from, length, start);
    }

    private static byte[] bytes(RandomAccessInput input, long from, long to) throws IOException {
        DamagedException.check(to - from <= Integer.MAX_VALUE - 8, "the footer is larger than 2 GiB");
        byte[] bytes = new byte[(int) (to - from)];
        input.readFully(from, ByteBuffer.wrap(bytes));
        return bytes;
    }

    private static int footerLength(byte[] tail, long size) {
        String magic = new String(tail, tail.length - MAGIC_BYTES, MAGIC_BYTES, StandardCharsets.ISO_8859_1);
        DamagedException.check(!"PARE".equals(magic), "the footer is encrypted; encrypted files cannot be read");
        DamagedException.check("PAR1".equals(magic), "the file does not end with PAR1: not Parquet, or cut short");
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(tail.length - TRAILER_BYTES);
        if (length < 0 || length > size - TRAILER_BYTES - MAGIC_BYTES) {
            throw new DamagedException(
                    "the footer claims " + Integer.toUnsignedString(length) + " bytes in a file of " + size);
        }
        return length;
    }

    private static Footer parse(byte[] bytes, int from, int length, long start) {
        int measured = CompactStructs.length(bytes, from, from + length);
        DamagedException.check(measured >= 0, "the footer's metadata goes on beyond the footer");
        FileMetaData metadata = metadata(bytes, from, length);
        DamagedException.check(
                !metadata.isSetEncryption_algorithm(), "columns are encrypted; encrypted files cannot be read");
        SchemaReader schema = new SchemaReader(metadata.getSchema());
        Footer footer = new Footer(metadata, schema.columns(), schema.leaves(), start);
        footer.checkRowGroups();
        return footer;
    }

    private static FileMetaData metadata(byte[] bytes, int from, int length) {
        try {
            return Util.readFileMetaData(new ByteArrayInputStream(bytes, from, length));
        } catch (IOException | RuntimeException malformed) {
            // The bytes are in memory already, so whatever the generated reader throws is about them.
            throw new DamagedException("the footer's metadata is malformed: " + malformed.getMessage(), malformed);
        }
    }

    private void checkRowGroups() {
        long rows = 0;
        for (RowGroup group : metadata.getRow_groups()) {
            DamagedException.check(group.getNum_rows() >= 0, "a row group has a negative number of rows");
            rows = Math.addExact(rows, group.getNum_rows());
            if (group.getColumnsSize() != leaves.size()) {
                throw new DamagedException("a row group has " + group.getColumnsSize() + " column chunks, the schema "
                        + leaves.size() + " leaf columns");
            }
            for (LeafNode leaf : leaves) {
                checkChunk(leaf, group.getColumns().get(leaf.index()), group.getNum_rows());
            }
        }
        if (rows != metadata.getNum_rows()) {
            throw new DamagedException(
                    "the footer claims " + metadata.getNum_rows() + " rows, its row groups have " + rows);
        }
    }

    private void checkChunk(LeafNode leaf, org.apache.parquet.format.ColumnChunk chunk, long rows) {
        String column = String.join(".", leaf.physicalPath());
        DamagedException.check(!chunk.isSetFile_path(), "column " + column + " lies in another file");
        DamagedException.check(chunk.isSetMeta_data(), "column " + column + " has no metadata, or it is encrypted");
        ColumnMetaData meta = chunk.getMeta_data();
        DamagedException.check(
                leaf.type().type() == meta.getType() && leaf.physicalPath().equals(meta.getPath_in_schema()),
                "column " + column + " is described in another way by schema and row group");
        long start = chunkStart(meta);
        long length = meta.getTotal_compressed_size();
        DamagedException.check(
                start >= MAGIC_BYTES && length >= 0 && length <= end - start,
                "column " + column + " does not lie between the start of the file and its footer");
        DamagedException.check(
                meta.getTotal_uncompressed_size() >= 0, "column " + column + " has a negative uncompressed size");
        DamagedException.check(
                leaf.repetition() == 0 ? meta.getNum_values() == rows : meta.getNum_values() >= rows,
                "column " + column + " has another number of values than its row group has rows");
    }

    /** Offset of a chunk's first page; some writers leave 0 for "no dictionary". */
    public static long chunkStart(ColumnMetaData meta) {
        long dictionary = meta.getDictionary_page_offset();
        return meta.isSetDictionary_page_offset() && dictionary > 0 && dictionary < meta.getData_page_offset()
                ? dictionary
                : meta.getData_page_offset();
    }

    /** The Arrow schema, with the key-value metadata. */
    public Schema schema() {
        return new Schema(columns.stream().map(ColumnNode::field).toList(), keyValues());
    }

    /** The file's key-value metadata; a key without value has an empty one. */
    public Map<String, String> keyValues() {
        Map<String, String> values = new LinkedHashMap<>();
        if (metadata.isSetKey_value_metadata()) {
            for (KeyValue pair : metadata.getKey_value_metadata()) {
                values.put(pair.getKey(), pair.isSetValue() ? pair.getValue() : "");
            }
        }
        return values;
    }

    /** Whether the footer declares that a leaf's statistics follow the order of its type. */
    public boolean hasTypeOrder(LeafNode leaf) {
        return metadata.isSetColumn_orders()
                && leaf.index() < metadata.getColumn_ordersSize()
                && metadata.getColumn_orders().get(leaf.index()).isSetTYPE_ORDER();
    }
}
