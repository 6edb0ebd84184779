package org.codeanatomy.engine.core.operator;

import java.util.List;
import org.codeanatomy.plugin.api.vector.Batch;

/** The rows of one input after the other. */
final class UnionOperator implements BatchOperator {

    private final List<BatchOperator> inputs;
    private int current;

    UnionOperator(List<BatchOperator> inputs) {
        this.inputs = inputs;
    }

    @Override
    public Batch next() {
        while (current < inputs.size()) {
            Batch batch = inputs.get(current).next();
            if (batch != null) {
                return batch;
            }
            current++;
        }
        return null;
    }

    @Override
    public void close() {
        closeAll(inputs);
    }

    /** Closes all of them, also if some fail. */
    static void closeAll(List<? extends BatchOperator> operators) {
        RuntimeException first = null;
        for (BatchOperator operator : operators) {
            try {
                operator.close();
            } catch (RuntimeException failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
