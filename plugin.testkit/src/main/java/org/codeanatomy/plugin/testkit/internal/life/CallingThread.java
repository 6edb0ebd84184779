package org.codeanatomy.plugin.testkit.internal.life;

import java.util.concurrent.CountDownLatch;

/**
 * The thread on which a plugin is called. It stays alive while the plugin is replaced, because what a plugin leaves in a
 * thread keeps the plugin loaded as long as the thread lives; when it ends, that goes with it.
 */
public final class CallingThread implements AutoCloseable {

    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final Thread thread;
    private RuntimeException failure;

    /** Starts to run the calls. */
    public CallingThread(Runnable calls) {
        thread = new Thread(() -> run(calls), "plugin-contract-calls");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Runnable calls) {
        try {
            calls.run();
        } catch (RuntimeException failed) {
            failure = failed;
        } finally {
            called.countDown();
        }
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // then it ends now
        }
    }

    /**
     * Waits until the calls have been made.
     *
     * @throws RuntimeException what the calls threw
     */
    public void awaitCalls() {
        try {
            called.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The contract tests were interrupted.", e);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether it still lives. */
    boolean isAlive() {
        return thread.isAlive();
    }

    /** Ends it. */
    @Override
    public void close() {
        mayEnd.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
