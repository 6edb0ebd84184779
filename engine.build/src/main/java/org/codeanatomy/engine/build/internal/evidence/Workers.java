package org.codeanatomy.engine.build.internal.evidence;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Threads of a build: as many as it was given, and none left when what they did has ended. */
public final class Workers {

    private Workers() {}

    /**
     * Runs a task whose parallel streams use a given number of threads, instead of as many as the machine has cores.
     *
     * @return the task's result; its exception is thrown if it is unchecked, after all threads have ended
     */
    public static <T> T run(int threads, Callable<T> task) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            // a parallel stream runs in the pool that it is started from
            return pool.submit(task).join();
        } finally {
            pool.shutdown();
            awaitEnd(pool);
        }
    }

    /** Waits for the threads of a pool that was shut down, so that none still uses what the caller closes next. */
    static void awaitEnd(ExecutorService pool) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
