package org.codeanatomy.engine.core.pipeline;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.codeanatomy.engine.core.physical.PhysicalPlan;

/**
 * Runs plans. Its threads are shared by all of them; a plan whose rows nobody fetches blocks only the threads it has, so
 * there is no upper bound, and an idle thread ends after ten seconds. Thread-safe.
 */
public final class QueryExecutor implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final UnaryOperator<ExecutorService> successor;
    private ExecutorService workers;
    private boolean closed;

    /** An executor with threads of its own, which inherit nothing of the caller that happens to start them. */
    public QueryExecutor() {
        AtomicLong number = new AtomicLong();
        this.successor = before -> ownThreads(number);
        this.workers = ownThreads(number);
    }

    /**
     * An executor over given threads, of which a plan may take as many as its context says, and a stalled plan keeps them.
     *
     * @param workers is shut down by {@link #close}
     */
    public QueryExecutor(ExecutorService workers) {
        this.successor = UnaryOperator.identity();
        this.workers = workers;
    }

    private static ExecutorService ownThreads(AtomicLong number) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> worker(task, "codeanatomy-worker-" + number.incrementAndGet()));
    }

    /** Without privileges a thread would remember whose code was on the stack when it was started, until Java 24. */
    @SuppressWarnings("removal")
    private static Thread worker(Runnable task, String name) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(null, task, name, 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(QueryExecutor.class.getClassLoader());
            return thread;
        });
    }

    /** Starts a plan. Closing the stream is up to the caller. */
    public BatchStream start(PhysicalPlan plan, QueryContext context) {
        QueryRun run = new QueryRun(plan, context, this::execute);
        run.start();
        return run;
    }

    private synchronized void execute(Runnable task) {
        if (closed) {
            throw new RejectedExecutionException("the executor is closed");
        }
        workers.execute(task);
    }

    /**
     * Lets every thread of its own end after what it does now, idle ones at once, and has fresh ones from now on. Whatever
     * plugins have left on them goes with them: thread-locals, context class loaders.
     */
    public synchronized void renewWorkers() {
        if (!closed) {
            ExecutorService before = workers;
            workers = successor.apply(before);
            if (workers != before) {
                before.shutdown();
            }
        }
    }

    /** Ends the threads as they become idle; running plans run on. */
    @Override
    public synchronized void close() {
        closed = true;
        workers.shutdown();
    }
}
