package org.codeanatomy.bench.hotswap.plugin;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.vector.Batch;

/** Makes the rows of one split. */
final class RowsReader implements BatchReader {

    private final Schema schema;
    private final long end;
    private final ReadContext context;
    private long next;

    RowsReader(Schema schema, long first, long end, ReadContext context) {
        this.schema = schema;
        this.next = first;
        this.end = end;
        this.context = context;
    }

    @Override
    public Batch next() {
        if (next >= end) {
            return null;
        }
        int rows = (int) Math.min(context.maxRows(), end - next);
        List<BigIntVector> vectors = new ArrayList<>();
        try {
            for (Field field : schema.getFields()) {
                BigIntVector vector = new BigIntVector(field, context.allocator());
                vectors.add(vector);
                fill(vector, rows);
            }
        } catch (RuntimeException failed) {
            vectors.forEach(BigIntVector::close);
            throw failed;
        }
        next += rows;
        return Batch.of(vectors, rows);
    }

    private void fill(BigIntVector vector, int rows) {
        boolean numbers = vector.getName().equals("n");
        vector.allocateNew(rows);
        for (int row = 0; row < rows; row++) {
            vector.set(row, numbers ? next + row : Build.number());
        }
        vector.setValueCount(rows);
    }

    @Override
    public void close() {
        next = end;
    }
}
