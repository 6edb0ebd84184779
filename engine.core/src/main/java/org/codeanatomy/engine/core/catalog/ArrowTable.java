package org.codeanatomy.engine.core.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.TransferPair;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableStatistics;
import org.codeanatomy.plugin.api.vector.Batch;

/** Arrow data of an application as a table. Batches share its buffers; the data must outlive the session. */
public final class ArrowTable implements Table {

    /** A multiple of 8, so that validity bitmaps can be shared at its bounds. */
    private static final int SPLIT_ROWS = 1 << 16;

    private final VectorSchemaRoot data;

    /**
     * A table of this data.
     *
     * @throws org.codeanatomy.engine.api.EngineException with code {@code INVALID_DATA} if it contradicts itself
     */
    public ArrowTable(String name, VectorSchemaRoot data) {
        ArrowDataCheck.check(name, data);
        this.data = data;
    }

    @Override
    public Schema schema() {
        return data.getSchema();
    }

    @Override
    public TableStatistics statistics() {
        return TableStatistics.ofRows(data.getRowCount());
    }

    @Override
    public Scan plan(ScanRequest request) {
        List<FieldVector> vectors = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int column : request.projection()) {
            vectors.add(data.getVector(column));
            fields.add(data.getSchema().getFields().get(column));
        }
        return new DataScan(
                vectors,
                data.getRowCount(),
                new Schema(fields),
                request.conjuncts().size());
    }

    private record DataScan(List<FieldVector> vectors, int rowCount, Schema schema, int conjuncts) implements Scan {

        @Override
        public List<PushDown> pushDown() {
            return Collections.nCopies(conjuncts, PushDown.NONE);
        }

        @Override
        public TableStatistics statistics() {
            return TableStatistics.ofRows(rowCount);
        }

        @Override
        public Iterator<Split> splits() {
            int count = (rowCount + SPLIT_ROWS - 1) / SPLIT_ROWS;
            return IntStream.range(0, count)
                    .<Split>mapToObj(split -> new DataSplit(
                            vectors, split * SPLIT_ROWS, Math.min(SPLIT_ROWS, rowCount - split * SPLIT_ROWS)))
                    .iterator();
        }
    }

    private record DataSplit(List<FieldVector> vectors, int start, int length) implements Split {

        @Override
        public OptionalLong rows() {
            return OptionalLong.of(length);
        }

        @Override
        public BatchReader open(ReadContext context) {
            int most = context.maxRows() < Byte.SIZE ? context.maxRows() : context.maxRows() / Byte.SIZE * Byte.SIZE;
            return new DataReader(vectors, start, start + length, most);
        }
    }

    private static final class DataReader implements BatchReader {

        private final List<FieldVector> vectors;
        private final int end;
        private final int most;
        private int position;

        DataReader(List<FieldVector> vectors, int start, int end, int most) {
            this.vectors = vectors;
            this.position = start;
            this.end = end;
            this.most = most;
        }

        @Override
        public Batch next() {
            if (position >= end) {
                return null;
            }
            int count = Math.min(most, end - position);
            List<FieldVector> slices = new ArrayList<>();
            for (FieldVector vector : vectors) {
                // the data's own allocator: it may belong to another root than the query's
                TransferPair pair = vector.getTransferPair(vector.getField(), vector.getAllocator());
                pair.splitAndTransfer(position, count);
                slices.add((FieldVector) pair.getTo());
            }
            position += count;
            return Batch.of(slices, count);
        }

        @Override
        public void close() {
            position = end;
        }
    }
}
