package org.codeanatomy.engine.core.pipeline;

import java.util.List;
import java.util.function.Consumer;
import org.codeanatomy.engine.core.operator.Chain;

/** The pipeline breakers that a chain needs: run before it, in order; their rows are let go of when it is done. */
record Breakers(List<Chain.Breaker> all) implements AutoCloseable {

    void run(Consumer<Chain.Breaker> each) {
        all.forEach(each);
    }

    /** Closes every sink, also if some fail. */
    @Override
    public void close() {
        RuntimeException first = null;
        for (Chain.Breaker breaker : all) {
            try {
                breaker.sink().close();
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
