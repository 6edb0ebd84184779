package org.codeanatomy.plugin.host.internal.framework;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.generation.Event;

/**
 * Runs steps with code of plugins in them on threads of their own, so that one that never ends keeps nobody. Thread-safe.
 */
final class BoundedSteps {

    private final Duration limit;

    /** @param limit how long a step may take */
    BoundedSteps(Duration limit) {
        this.limit = limit;
    }

    /**
     * Runs a step to its end or to its limit. At the limit its thread is interrupted and left to itself; {@link
     * Generation#overdue()} is over when that comes back.
     *
     * @param what the step, as it is named to people, for instance {@code its start}
     * @return the step's answer, or that it is overdue; a step that throws has failed
     */
    Event run(Generation generation, String what, Supplier<Event> step) {
        return run(generation, what, Duration.ZERO, step);
    }

    /** The same with more time, which the step itself may spend waiting. */
    Event run(Generation generation, String what, Duration waiting, Supplier<Event> step) {
        Duration patience = limit.plus(waiting);
        CompletableFuture<Event> answer = new CompletableFuture<>();
        Thread thread = begin(generation.id() + " " + what, () -> run(what, step, answer));
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            generation.overdue(answer);
            thread.interrupt();
            return new Event.Overdue(what + " did not end within " + patience.toMillis()
                    + " ms; its thread is left to itself, and the plugin is cleaned up if that ever comes back");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            generation.overdue(answer);
            thread.interrupt();
            return new Event.Overdue("the check was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("A step ends with an event, whatever happens.", e);
        }
    }

    /** Runs something that nothing depends on; false if it is left to itself, because it is not over at the limit. */
    boolean attempt(String name, Runnable work) {
        Thread thread = begin(name, work);
        try {
            thread.join(Math.max(1, limit.toMillis())); // 0 would be for ever
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private static Thread begin(String name, Runnable work) {
        Thread thread = new Thread(null, work, "codeanatomy-check " + name, 0, false);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void run(String what, Supplier<Event> step, CompletableFuture<Event> answer) {
        Event event;
        try {
            event = step.get();
        } catch (Throwable e) { // code of plugins may throw anything, and whoever waits must be told
            event = new Event.Failed(what + " failed (" + Texts.of(e) + ")");
        }
        answer.complete(event);
    }
}
