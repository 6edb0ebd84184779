package org.codeanatomy.engine.core.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.physical.JoinKind;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashJoin;
import org.codeanatomy.engine.core.vector.ChunkStore;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Gather;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Selection;

/** The probe side of a join. */
final class JoinOperator implements BatchOperator {

    private final Worker worker;
    private final HashJoin join;
    private final BatchOperator input;
    private final JoinBuildSink build;
    private final AtomicLong morsels;
    private final JoinTable table;
    private final JoinPairs pairs;
    private final JoinResidual residual;
    private final List<Field> fields;
    private final int leftColumns;
    private Batch batch;
    private ChunkedColumn[] columns = {};
    private boolean probing = true;
    private int unmatched = -1;

    JoinOperator(Worker worker, HashJoin join, BatchOperator input, JoinBuildSink build, AtomicLong morsels) {
        this.worker = worker;
        this.join = join;
        this.input = input;
        this.build = build;
        this.morsels = morsels;
        this.table = build.table();
        this.pairs = new JoinPairs(table, filters());
        this.residual = join.residual() == null ? null : new JoinResidual(worker, join);
        this.fields = join.schema().getFields();
        this.leftColumns = join.left().schema().getFields().size();
        build.enter();
    }

    private boolean filters() {
        return join.kind() == JoinKind.SEMI || join.kind() == JoinKind.ANTI;
    }

    private boolean keepsLeft() {
        return join.kind() == JoinKind.LEFT || join.kind() == JoinKind.FULL;
    }

    private boolean keepsRight() {
        return join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL;
    }

    @Override
    public Batch next() {
        while (probing) {
            worker.checkRunning();
            if (batch == null && !startBatch()) {
                probing = false;
                if (build.leave() && keepsRight()) {
                    unmatched = 0;
                    worker.startMorsel(morsels.getAndIncrement());
                }
            } else {
                Batch result = filters() ? filterBatch() : nextPairs();
                if (result != null) {
                    return result;
                }
            }
        }
        return unmatched < 0 ? null : nextUnmatched();
    }

    private boolean startBatch() {
        boolean pointless = table.rows().size() == 0 && !keepsLeft() && join.kind() != JoinKind.ANTI;
        batch = pointless ? null : input.next();
        if (batch == null) {
            return false;
        }
        columns = ChunkedColumn.of(batch.columns());
        ChunkedColumn[] keys = new ChunkedColumn[join.leftKeys().size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = columns[join.leftKeys().get(i)];
        }
        pairs.start(keys, Selections.positions(batch.selection(), batch.rowCount()), batch.selectedCount());
        return true;
    }

    private boolean findPairs() {
        if (!pairs.next()) {
            return false;
        }
        if (residual != null) {
            residual.apply(pairs, columns, table.rows());
        }
        pairs.markProbeRows();
        if (keepsRight()) {
            table.mark(pairs.right(), pairs.size());
        }
        return true;
    }

    private Batch filterBatch() {
        while (findPairs()) {
            worker.checkRunning();
        }
        Selection kept = rowsWith(join.kind() == JoinKind.SEMI);
        Batch result = batch;
        batch = null;
        if (kept.count() == 0) {
            result.close();
            return null;
        }
        return result.withSelection(kept);
    }

    private Selection rowsWith(boolean partner) {
        int[] rows = Selections.positions(batch.selection(), batch.rowCount());
        int[] kept = new int[batch.selectedCount()];
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            kept[count] = rows[i];
            count += pairs.isMatched(rows[i]) == partner ? 1 : 0;
        }
        return new Selection(kept, count);
    }

    private Batch nextPairs() {
        if (findPairs()) {
            return pairs.size() == 0 ? null : result(pairs.left(), pairs.right(), pairs.size());
        }
        Batch result = null;
        if (keepsLeft()) {
            Selection alone = rowsWith(false);
            int[] nobody = new int[alone.count()];
            Arrays.fill(nobody, -1);
            result = alone.count() == 0 ? null : result(alone.positions(), nobody, alone.count());
        }
        batch.close();
        batch = null;
        return result;
    }

    private Batch nextUnmatched() {
        ChunkStore rows = table.rows();
        int[] references = new int[ChunkedColumn.ROWS];
        while (unmatched < rows.chunks()) {
            worker.checkRunning();
            int count = 0;
            for (int row = 0; row < rows.rows(unmatched); row++) {
                int reference = unmatched * ChunkedColumn.ROWS + row;
                references[count] = reference;
                count += table.isMarked(reference) ? 0 : 1;
            }
            unmatched++;
            if (count > 0) {
                int[] nobody = new int[count];
                Arrays.fill(nobody, -1);
                return result(nobody, references, count);
            }
        }
        return null;
    }

    private Batch result(int[] left, int[] right, int count) {
        List<FieldVector> vectors = new ArrayList<>(fields.size());
        boolean done = false;
        try {
            boolean whole = isWhole(left, count);
            for (int i = 0; i < leftColumns; i++) {
                vectors.add(whole ? Vectors.share(batch.column(i).vector()) : left(i, left, count));
            }
            for (int i = leftColumns; i < fields.size(); i++) {
                ChunkedColumn source = table.rows().column(i - leftColumns);
                vectors.add(Gather.gather(source, right, count, fields.get(i), worker.allocator()));
            }
            done = true;
            return Batch.of(vectors, count);
        } finally {
            if (!done) {
                vectors.forEach(FieldVector::close);
            }
        }
    }

    private FieldVector left(int column, int[] rows, int count) {
        if (batch != null) {
            return Gather.gather(columns[column], rows, count, fields.get(column), worker.allocator());
        }
        FieldVector nulls = fields.get(column).createVector(worker.allocator());
        Vectors.allocate(nulls, count);
        Vectors.setNulls(nulls, count);
        return nulls;
    }

    /** Whether the pairs take every row of the batch once, in order: then its vectors can be shared. */
    private boolean isWhole(int[] rows, int count) {
        if (batch == null || count != batch.rowCount()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (rows[i] != i) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try (input) {
            if (batch != null) {
                batch.close();
                batch = null;
            }
            if (residual != null) {
                residual.close();
            }
        }
    }
}
