package org.codeanatomy.engine.core.pipeline;

import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.core.expression.CompiledExpression;
import org.codeanatomy.engine.core.expression.ExpressionCompiler;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.operator.Worker;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.MemoryCharge;

/** A thread's part in one pipeline. Used by that thread. */
final class PipelineWorker implements Worker {

    private static final int NOBODY = -1;

    private final QueryRun run;
    private final Statistics statistics;
    private final ExpressionCompiler compiler;
    private int node = NOBODY;
    private long since;
    private long morsel;

    PipelineWorker(QueryRun run, Statistics statistics, ExpressionCompiler compiler) {
        this.run = run;
        this.statistics = statistics;
        this.compiler = compiler;
    }

    @Override
    public BufferAllocator allocator() {
        return run.allocator();
    }

    @Override
    public MemoryCharge charge(GenerationId generation) {
        return run.charge(generation);
    }

    @Override
    public CompiledExpression compile(ScalarExpression expression) {
        return compiler.compile(expression);
    }

    @Override
    public void checkRunning() {
        run.checkRunning();
    }

    @Override
    public void startMorsel(long number) {
        morsel = number;
        run.startsMorsel(this, number);
    }

    @Override
    public long morsel() {
        return morsel;
    }

    @Override
    public int enter(int next) {
        long now = System.nanoTime();
        if (node != NOBODY) {
            statistics.addNanos(node, now - since);
        }
        int before = node;
        node = next;
        since = now;
        return before;
    }

    @Override
    public void countRows(int counted, long rows) {
        statistics.addRows(counted, rows);
    }
}
