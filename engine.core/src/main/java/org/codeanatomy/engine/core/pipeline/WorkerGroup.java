package org.codeanatomy.engine.core.pipeline;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs one task on the calling thread and on helpers at the same time. The caller never waits for a helper that has not
 * begun, so that a busy pool makes a plan slower, but never stuck. Used once.
 */
final class WorkerGroup {

    private final Executor threads;
    private final int helpers;
    private final Runnable task;
    private int active;
    private boolean over;

    WorkerGroup(Executor threads, int helpers, Runnable task) {
        this.threads = threads;
        this.helpers = helpers;
        this.task = task;
    }

    /** Returns when every thread that began is done. */
    void runAndWait() {
        for (int i = 0; i < helpers; i++) {
            try {
                threads.execute(this::help);
            } catch (RejectedExecutionException busy) {
                break;
            }
        }
        try {
            task.run();
        } finally {
            awaitHelpers();
        }
    }

    private void help() {
        synchronized (this) {
            if (over) {
                return;
            }
            active++;
        }
        try {
            task.run();
        } finally {
            synchronized (this) {
                active--;
                notifyAll();
            }
        }
    }

    private synchronized void awaitHelpers() {
        over = true;
        boolean interrupted = false;
        while (active > 0) {
            try {
                wait();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
