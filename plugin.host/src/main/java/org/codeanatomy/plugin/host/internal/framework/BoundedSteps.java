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
        String name = "codeanatomy-check " + generation.id() + " " + what;
        Thread thread = new Thread(null, () -> run(what, step, answer), name, 0, false);
        thread.setDaemon(true);
        thread.start();
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
