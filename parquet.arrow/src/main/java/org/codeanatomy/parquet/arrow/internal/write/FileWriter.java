package org.codeanatomy.parquet.arrow.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.codeanatomy.parquet.arrow.ColumnStatistics;
import org.codeanatomy.parquet.arrow.WriteOptions;
import org.codeanatomy.parquet.arrow.WrittenFile.WrittenColumn;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;
import org.codeanatomy.parquet.arrow.internal.format.SchemaReader;
import org.codeanatomy.parquet.arrow.internal.format.StatisticsReader;

/** Writes the bytes of one file from front to back. Not thread-safe. */
public final class FileWriter {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.ISO_8859_1);
    /** The form other readers parse; they trust statistics of writers they do not know. */
    private static final String CREATED_BY = "codeanatomy-parquet version 1.0.0 (build 1)";
    /** Rows encoded at a time: the grain at which pages and row groups can end. */
    private static final int STEP_ROWS = 2048;

    private final OutputStream target;
    private final WriteOptions options;
    private final Map<String, String> keyValues;
    private final List<SchemaElement> elements;
    private final List<ColumnNode> columns;
    private final List<LeafNode> leaves;
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private RowGroupWriter open;
    private long offset = MAGIC.length;
    private long rows;

    /**
     * Writes the first bytes.
     *
     * @throws IllegalArgumentException if the schema has a column that cannot be written
     */
    public FileWriter(OutputStream target, Schema schema, WriteOptions options) throws IOException {
        this.target = target;
        this.options = options;
        this.keyValues = new TreeMap<>(schema.getCustomMetadata());
        this.keyValues.putAll(options.keyValueMetadata());
        this.elements = SchemaWriter.elements(schema);
        SchemaReader reader = new SchemaReader(elements);
        this.columns = reader.columns();
        this.leaves = reader.leaves();
        target.write(MAGIC);
    }

    /** Adds rows. */
    public void write(List<FieldVector> vectors, int rowCount) throws IOException {
        int from = 0;
        while (from < rowCount) {
            if (open == null) {
                open = new RowGroupWriter(columns, leaves, options);
            }
            long room = Math.min(STEP_ROWS, options.rowGroupRows() - open.rows());
            int to = from + (int) Math.min(room, rowCount - from);
            open.write(vectors, from, to);
            rows += to - from;
            from = to;
            if (open.rows() >= options.rowGroupRows() || open.size() >= options.rowGroupBytes()) {
                endRowGroup();
            }
        }
    }

    private void endRowGroup() throws IOException {
        if (open != null) {
            RowGroup group = open.finish(target, offset, rowGroups.size());
            offset += group.getTotal_compressed_size();
            rowGroups.add(group);
            open = null;
        }
    }

    /** Writes what is left and the footer. */
    public void finish() throws IOException {
        endRowGroup();
        // 2: the logical types of the schema need it, data pages of version 1 do not mind.
        FileMetaData metadata = new FileMetaData(2, elements, rows, rowGroups);
        metadata.setCreated_by(CREATED_BY);
        metadata.setColumn_orders(leaves.stream()
                .map(leaf -> ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()))
                .toList());
        if (!keyValues.isEmpty()) {
            metadata.setKey_value_metadata(keyValues.entrySet().stream()
                    .map(pair -> new KeyValue(pair.getKey()).setValue(pair.getValue()))
                    .toList());
        }
        ByteSink footer = new ByteSink();
        Util.writeFileMetaData(metadata, footer);
        int length = footer.size();
        footer.writeInt(length);
        footer.write(MAGIC);
        target.write(footer.array(), 0, footer.size());
        offset += footer.size();
    }

    /** Bytes written, once the footer is. */
    public long size() {
        return offset;
    }

    public long rows() {
        return rows;
    }

    /** What the leaf columns hold, over all row groups. */
    public List<WrittenColumn> columns() {
        List<WrittenColumn> written = new ArrayList<>();
        for (LeafNode leaf : leaves) {
            ColumnStatistics merged = rowGroups.stream()
                    .map(group -> group.getColumns().get(leaf.index()).getMeta_data())
                    .map(meta -> statistics(leaf, meta))
                    .reduce(MergedStatistics::merge)
                    .orElse(MergedStatistics.EMPTY);
            written.add(new WrittenColumn(leaf.arrowPath(), merged));
        }
        return written;
    }

    private static ColumnStatistics statistics(LeafNode leaf, ColumnMetaData meta) {
        return StatisticsReader.read(leaf, meta.getStatistics(), meta.getNum_values(), true);
    }
}
