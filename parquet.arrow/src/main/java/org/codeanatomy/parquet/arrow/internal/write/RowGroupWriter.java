package org.codeanatomy.parquet.arrow.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.codeanatomy.parquet.arrow.WriteOptions;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.ListNode;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.StructNode;

/** One row group in the making. Not thread-safe. */
final class RowGroupWriter {

    private final List<ColumnNode> columns;
    private final List<LeafWriter> leaves = new ArrayList<>();
    private long rows;

    RowGroupWriter(List<ColumnNode> columns, List<LeafNode> leafNodes, WriteOptions options) {
        this.columns = columns;
        leafNodes.forEach(leaf -> leaves.add(new LeafWriter(leaf, options)));
    }

    long rows() {
        return rows;
    }

    /** Bytes encoded so far. */
    long size() {
        return leaves.stream().mapToLong(LeafWriter::size).sum();
    }

    /** Adds the rows {@code from} to {@code to} of the vectors. */
    void write(List<FieldVector> vectors, int from, int to) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            write(columns.get(i), vectors.get(i), List.of(), List.of(), from, to);
        }
        rows += to - from;
    }

    private void write(
            ColumnNode node,
            FieldVector vector,
            List<ColumnNode> nodesAbove,
            List<FieldVector> vectorsAbove,
            int from,
            int to)
            throws IOException {
        List<ColumnNode> nodes = append(nodesAbove, node);
        List<FieldVector> vectors = append(vectorsAbove, vector);
        List<FieldVector> below = vector.getChildrenFromFields();
        if (node instanceof LeafNode leaf) {
            Shredded shredded = Shredded.of(nodes, vectors, from, to);
            leaves.get(leaf.index()).write(shredded, PhysicalValues.of(leaf.type(), vector, shredded.values()));
        } else if (node instanceof StructNode struct) {
            for (int i = 0; i < below.size(); i++) {
                write(struct.children().get(i), below.get(i), nodes, vectors, from, to);
            }
        } else if (node instanceof ListNode list) {
            write(list.element(), below.get(0), nodes, vectors, from, to);
        }
    }

    private static <T> List<T> append(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    /**
     * Writes all chunks.
     *
     * @param offset where in the file the row group begins
     */
    RowGroup finish(OutputStream target, long offset, int ordinal) throws IOException {
        List<ColumnChunk> chunks = new ArrayList<>();
        long at = offset;
        long uncompressed = 0;
        for (LeafWriter leaf : leaves) {
            ColumnMetaData meta = leaf.finish(target, at);
            ColumnChunk chunk = new ColumnChunk(0);
            chunk.setMeta_data(meta);
            chunks.add(chunk);
            at += meta.getTotal_compressed_size();
            uncompressed += meta.getTotal_uncompressed_size();
        }
        RowGroup group = new RowGroup(chunks, uncompressed, rows);
        group.setFile_offset(offset);
        group.setTotal_compressed_size(at - offset);
        if (ordinal <= Short.MAX_VALUE) {
            group.setOrdinal((short) ordinal);
        }
        return group;
    }
}
