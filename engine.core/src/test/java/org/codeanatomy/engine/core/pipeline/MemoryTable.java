package org.codeanatomy.engine.core.pipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.vector.ConstantValues;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.vector.Batch;

/** A scan over rows in memory, cut into splits and batches; a real provider, for tests. */
final class MemoryTable implements Scan {

    private final Schema schema;
    private final List<List<List<?>>> splits;
    private final int batchRows;

    private MemoryTable(Schema schema, List<List<List<?>>> splits, int batchRows) {
        this.schema = schema;
        this.splits = splits;
        this.batchRows = batchRows;
    }

    /** Rows as lists of values as {@code Constant} holds them. */
    static MemoryTable of(List<Field> fields, List<List<?>> rows, int splitRows, int batchRows) {
        List<List<List<?>>> splits = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += splitRows) {
            splits.add(rows.subList(from, Math.min(rows.size(), from + splitRows)));
        }
        return new MemoryTable(new Schema(fields), splits, batchRows);
    }

    /** The plan that reads it. */
    PhysicalPlan plan() {
        return new PhysicalPlan.TableScan("memory", new PhysicalPlan.ScanSource(this, null));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<PushDown> pushDown() {
        return List.of();
    }

    @Override
    public Iterator<Split> splits() {
        return splits.stream().<Split>map(MemorySplit::new).iterator();
    }

    private final class MemorySplit implements Split {

        private final List<List<?>> rows;

        MemorySplit(List<List<?>> rows) {
            this.rows = rows;
        }

        @Override
        public OptionalLong rows() {
            return OptionalLong.of(rows.size());
        }

        @Override
        public BatchReader open(ReadContext context) {
            return new Reader(rows, context.allocator());
        }
    }

    private final class Reader implements BatchReader {

        private final List<List<?>> rows;
        private final BufferAllocator allocator;
        private int next;

        Reader(List<List<?>> rows, BufferAllocator allocator) {
            this.rows = rows;
            this.allocator = allocator;
        }

        @Override
        public Batch next() {
            if (next >= rows.size()) {
                return null;
            }
            List<List<?>> part = rows.subList(next, Math.min(rows.size(), next + batchRows));
            next += part.size();
            List<FieldVector> vectors = new ArrayList<>();
            boolean done = false;
            try {
                for (int i = 0; i < schema.getFields().size(); i++) {
                    List<Object> values = new ArrayList<>();
                    for (List<?> row : part) {
                        values.add(row.get(i));
                    }
                    vectors.add(ConstantValues.vector(schema.getFields().get(i), values, allocator));
                }
                done = true;
                return Batch.of(vectors, part.size());
            } finally {
                if (!done) {
                    vectors.forEach(FieldVector::close);
                }
            }
        }

        @Override
        public void close() {}
    }
}
