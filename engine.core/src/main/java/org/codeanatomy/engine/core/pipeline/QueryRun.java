package org.codeanatomy.engine.core.pipeline;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.expression.ExpressionCompiler;
import org.codeanatomy.engine.core.operator.BatchOperator;
import org.codeanatomy.engine.core.operator.Chain;
import org.codeanatomy.engine.core.operator.Failures;
import org.codeanatomy.engine.core.operator.PlanCompiler;
import org.codeanatomy.engine.core.operator.Sink;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.MemoryCharge;

/**
 * One running plan. A driver thread runs its pipelines one after the other, helped by more threads; the rows of the last
 * one go through a bounded queue to whoever fetches them.
 */
final class QueryRun implements BatchStream {

    /** Where a worker stands that has no morsel yet: nothing overtakes what it may take. */
    private static final long BEFORE_ALL = -1;

    /** How long workers are waited for when nobody wants their rows any more. */
    private static final long PATIENCE_NANOS = 150_000_000;

    private final QueryContext context;
    private final Schema schema;
    private final Executor threads;
    private final Chain root;
    private final List<String> labels;
    private final Statistics statistics;
    private final ResultQueue results;
    private final AtomicReference<EngineException> failure = new AtomicReference<>();
    private volatile boolean delivering;
    private boolean finished;
    private Runnable whenReleased;

    QueryRun(PhysicalPlan plan, QueryContext context, Executor threads) {
        this.context = context;
        this.schema = plan.schema();
        this.threads = threads;
        PlanCompiler compiler = new PlanCompiler(context.allocator(), context.deterministic());
        this.root = compiler.compile(plan);
        this.labels = compiler.labels();
        this.statistics = new Statistics(labels.size());
        this.results = new ResultQueue(context.deterministic());
    }

    BufferAllocator allocator() {
        return context.allocator();
    }

    MemoryCharge charge(GenerationId generation) {
        return context.functions().charge(generation);
    }

    void start() {
        threads.execute(this::drive);
    }

    private void drive() {
        try (Breakers breakers = new Breakers(root.breakers())) {
            breakers.run(this::runBreaker);
            delivering = true;
            parallel(root, this::deliver);
        } catch (Throwable thrown) {
            fail(thrown, labels.get(0));
        } finally {
            results.end();
            finish();
        }
    }

    private void finish() {
        Runnable waiting;
        synchronized (this) {
            finished = true;
            waiting = whenReleased;
            notifyAll();
        }
        if (waiting != null) {
            results.discard();
            waiting.run();
        }
    }

    private void runBreaker(Chain.Breaker breaker) {
        try (Breakers breakers = new Breakers(breaker.input().breakers())) {
            breakers.run(this::runBreaker);
            parallel(breaker.input(), worker -> fill(breaker, worker));
            finish(breaker);
        }
    }

    private void finish(Chain.Breaker breaker) {
        PipelineWorker worker = worker();
        worker.enter(breaker.node());
        try {
            breaker.sink().finish(worker);
        } catch (OutOfMemoryException refused) {
            throw Failures.outOfMemory(breaker.label(), refused, allocator());
        } finally {
            worker.enter(-1);
            statistics.holds(breaker.node(), breaker.sink().peakBytes());
        }
    }

    private PipelineWorker worker() {
        return new PipelineWorker(this, statistics, new ExpressionCompiler(context.allocator(), context.functions()));
    }

    /** Runs a chain's part on this thread and on helpers; a helper that has not begun by the end never will. */
    private void parallel(Chain chain, PipelineTask task) {
        int helpers = chain.serial() ? 0 : context.threads() - 1;
        WorkerGroup group = new WorkerGroup(threads, helpers, () -> {
            try {
                task.run(worker());
            } catch (Throwable thrown) {
                fail(thrown, labels.get(0));
            }
        });
        group.runAndWait();
        checkRunning();
    }

    private void fill(Chain.Breaker breaker, PipelineWorker worker) {
        try (BatchOperator operator = breaker.input().opener().open(worker);
                Sink.Local sink = breaker.sink().open(worker)) {
            Batch batch;
            while ((batch = operator.next()) != null) {
                worker.enter(breaker.node());
                sink.consume(batch);
                worker.enter(-1);
            }
            worker.enter(breaker.node());
            sink.merge();
        } catch (OutOfMemoryException refused) {
            throw Failures.outOfMemory(breaker.label(), refused, allocator());
        } finally {
            worker.enter(-1);
        }
    }

    private void deliver(PipelineWorker worker) {
        results.starts(worker, BEFORE_ALL);
        try (BatchOperator operator = root.opener().open(worker)) {
            Batch batch;
            while ((batch = operator.next()) != null) {
                if (batch.selectedCount() == 0) {
                    batch.close();
                    continue;
                }
                int rows = batch.selectedCount();
                results.put(worker.morsel(), Batch.of(Vectors.compact(batch, schema.getFields(), allocator()), rows));
                checkRunning();
            }
        } catch (OutOfMemoryException refused) {
            throw Failures.outOfMemory(labels.get(0), refused, allocator());
        } catch (InterruptedException interrupted) {
            throw Failures.cancelled("its thread was interrupted");
        } finally {
            results.leaves(worker);
        }
    }

    void startsMorsel(PipelineWorker worker, long morsel) {
        if (delivering) {
            results.starts(worker, morsel);
        }
    }

    void checkRunning() {
        EngineException stopped = failure.get();
        if (stopped != null) {
            throw stopped;
        }
    }

    private void fail(Throwable thrown, String label) {
        EngineException known;
        if (thrown instanceof EngineException engine) {
            known = engine;
        } else if (thrown instanceof OutOfMemoryException refused) {
            known = Failures.outOfMemory(label, refused, allocator());
        } else {
            known = new EngineException(Stage.EXECUTE, "INTERNAL", "the engine failed: " + thrown, thrown);
        }
        failure.compareAndSet(null, known);
        results.discard();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Batch next() {
        checkRunning();
        try {
            Batch batch = results.take();
            if (batch == null) {
                checkRunning();
            }
            return batch;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            cancel("the thread that fetched was interrupted");
            throw failure.get();
        }
    }

    @Override
    public void cancel(String reason) {
        fail(Failures.cancelled(reason), "");
    }

    @Override
    public PlanStatistics statistics() {
        return statistics.snapshot(context.allocator().getPeakMemoryAllocation());
    }

    @Override
    public void abandon(Runnable afterwards) {
        fail(Failures.cancelled("it was closed"), "");
        if (awaitFinished(System.nanoTime() + PATIENCE_NANOS)) {
            results.discard();
            afterwards.run();
            return;
        }
        synchronized (this) {
            if (!finished) {
                whenReleased = afterwards;
                return;
            }
        }
        results.discard();
        afterwards.run();
    }

    @Override
    public void close() {
        fail(Failures.cancelled("it was closed"), "");
        awaitFinished(Long.MAX_VALUE);
        results.discard();
    }

    /** Whether it has finished by then; an interrupt is kept for later. */
    private synchronized boolean awaitFinished(long deadline) {
        boolean interrupted = false;
        while (!finished) {
            long left = deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return finished;
    }

    /** What a worker does with a chain. */
    @FunctionalInterface
    private interface PipelineTask {
        void run(PipelineWorker worker);
    }
}
