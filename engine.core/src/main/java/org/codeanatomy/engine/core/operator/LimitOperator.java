package org.codeanatomy.engine.core.operator;

import java.util.Arrays;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Selection;

/** Passes {@code limit} rows after {@code offset}, and stops asking. A pipeline with one has one worker. */
final class LimitOperator implements BatchOperator {

    private final BatchOperator input;
    private long skip;
    private long left;

    LimitOperator(BatchOperator input, long offset, long limit) {
        this.input = input;
        this.skip = offset;
        this.left = limit;
    }

    @Override
    public Batch next() {
        while (left > 0) {
            Batch batch = input.next();
            if (batch == null) {
                return null;
            }
            int count = batch.selectedCount();
            int from = (int) Math.min(skip, count);
            skip -= from;
            int pass = (int) Math.min(left, count - from);
            if (pass == 0) {
                batch.close();
                continue;
            }
            left -= pass;
            return pass == count ? batch : batch.withSelection(part(batch, from, pass));
        }
        return null;
    }

    private static Selection part(Batch batch, int from, int count) {
        int[] rows = batch.selection() == null
                ? Vectors.identity(from + count)
                : batch.selection().positions();
        return new Selection(Arrays.copyOfRange(rows, from, from + count), count);
    }

    @Override
    public void close() {
        input.close();
    }
}
