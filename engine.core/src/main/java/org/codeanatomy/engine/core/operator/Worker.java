package org.codeanatomy.engine.core.operator;

import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.core.expression.CompiledExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.MemoryCharge;

/** What an operator's instance knows of the worker that runs it. Used by one thread. */
public interface Worker {

    /** Where batches are allocated. */
    BufferAllocator allocator();

    /** Counts what calls of a generation allocate on this thread. To be closed. */
    MemoryCharge charge(GenerationId generation);

    /** A kernel tree for this worker alone; its operator closes it. */
    CompiledExpression compile(ScalarExpression expression);

    /**
     * To be called at least once per batch.
     *
     * @throws org.codeanatomy.engine.api.EngineException if the statement was cancelled or failed elsewhere
     */
    void checkRunning();

    /** Says that the rows that follow are those of this morsel; morsels are numbered in the order of their rows. */
    void startMorsel(long number);

    /** The morsel whose rows are being worked on. */
    long morsel();

    /** Says whose time it is from now on. Returns whose it was, to be restored. */
    int enter(int node);

    /** Counts rows that a node returned. */
    void countRows(int node, long rows);
}
