package org.codeanatomy.engine.core.pipeline;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.codeanatomy.engine.core.physical.PhysicalPlan;

/**
 * Runs plans. Its threads are shared by all of them; a plan whose rows nobody fetches blocks only the threads it has, so
 * there is no upper bound, and an idle thread ends after ten seconds. Thread-safe.
 */
public final class QueryExecutor implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final ExecutorService workers;

    /** An executor with threads of its own, which inherit nothing of the caller that happens to start them. */
    public QueryExecutor() {
        this(ownThreads());
    }

    /**
     * An executor over given threads, of which a plan may take as many as its context says, and a stalled plan keeps them.
     *
     * @param workers is shut down by {@link #close}
     */
    public QueryExecutor(ExecutorService workers) {
        this.workers = workers;
    }

    private static ExecutorService ownThreads() {
        AtomicLong number = new AtomicLong();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    String name = "codeanatomy-worker-" + number.incrementAndGet();
                    Thread thread = new Thread(null, task, name, 0, false);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(QueryExecutor.class.getClassLoader());
                    return thread;
                });
    }

    /** Starts a plan. Closing the stream is up to the caller. */
    public BatchStream start(PhysicalPlan plan, QueryContext context) {
        QueryRun run = new QueryRun(plan, context, workers);
        run.start();
        return run;
    }

    /** Ends the threads as they become idle; running plans run on. */
    @Override
    public void close() {
        workers.shutdown();
    }
}
