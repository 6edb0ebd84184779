package org.codeanatomy.engine.core.expression;

import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** An expression as a tree of kernels. Used by one thread at a time. */
public interface CompiledExpression extends AutoCloseable {

    /**
     * Computes one value per row, flat or constant.
     *
     * @param batch flat or constant columns; its own selection means nothing here
     * @param rows the rows to compute, or null for all; what the result holds at others is undefined
     * @param scope owns the vectors that are made
     * @return a column of {@code batch} itself, or one that the scope or this expression owns
     * @throws org.codeanatomy.engine.api.EngineException if a value of {@code rows} cannot be computed
     */
    Column evaluate(Batch batch, Selection rows, EvaluationScope scope);

    /** Whether computing a row can fail or be seen by others, so that it must not be computed for rows nobody asked for. */
    boolean mayFail();

    /** Releases constants and the kernels of functions. */
    @Override
    default void close() {}
}
