package org.codeanatomy.plugin.host.internal.framework;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.codeanatomy.plugin.host.LifecycleEvent;
import org.codeanatomy.plugin.host.LifecycleEvent.Kind;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.event.LifecycleEvents;
import org.codeanatomy.plugin.host.internal.generation.Action;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.generation.Lifecycle;
import org.codeanatomy.plugin.host.internal.generation.Milestone;
import org.codeanatomy.plugin.host.internal.generation.Origin;
import org.slf4j.event.Level;

/** Runs the state machine of generations: hands events in, has actions done, hands their answers in. Thread-safe. */
final class Driver {

    private final CandidateSteps candidates;
    private final RetirementSteps retirement;
    private final CollectionWatch collections;
    private final LifecycleEvents events;

    Driver(
            CandidateSteps candidates,
            RetirementSteps retirement,
            LifecycleEvents events,
            ScheduledExecutorService clock,
            HostSettings settings) {
        this.candidates = candidates;
        this.retirement = retirement;
        this.events = events;
        this.collections = new CollectionWatch(clock, settings.collection(), this::handle);
    }

    /** The class loaders that are to be collected. */
    CollectionWatch collections() {
        return collections;
    }

    /** Handles an event and all that follow from it, on this thread. */
    void handle(Generation generation, Event event) {
        Deque<Event> pending = new ArrayDeque<>();
        pending.add(event);
        while (!pending.isEmpty()) {
            Generation.Step step = generation.on(pending.poll());
            tell(generation, step);
            for (Action action : step.actions()) {
                perform(generation, action).ifPresent(pending::add);
            }
        }
    }

    private Optional<Event> perform(Generation generation, Action action) {
        return switch (action) {
            case EXAMINE, START_TRANSIENTLY, AGREE, TEST, SWITCH -> Optional.of(check(generation, action));
            case DRAIN -> Optional.of(retirement.drain(generation));
            case DRAIN_CANCELLED -> Optional.of(retirement.drainCancelled(generation));
            case REMOVE_BUNDLE -> Optional.of(retirement.removeBundle(generation));
            default -> {
                perform(action, generation);
                yield Optional.empty();
            }
        };
    }

    private Event check(Generation generation, Action action) {
        try {
            return switch (action) {
                case EXAMINE -> candidates.examine(generation);
                case START_TRANSIENTLY -> candidates.startTransiently(generation);
                case AGREE -> candidates.agree(generation);
                case TEST -> candidates.test(generation);
                default -> candidates.publish(generation);
            };
        } catch (IllegalStateException e) { // the framework's way to say that the bundle was uninstalled meanwhile
            return new Event.Failed("it went away while it was being checked (" + Texts.of(e) + ")");
        }
    }

    private void perform(Action action, Generation generation) {
        switch (action) {
            case RECORD_AUTOSTART -> candidates.recordAutostart(generation);
            case WITHDRAW -> retirement.withdraw(generation);
            case CANCEL_HOLDERS -> retirement.cancelHolders(generation);
            case AWAIT_DRAINED -> retirement.awaitDrainedByOther(generation);
            case RELEASE_SERVICES -> retirement.releaseServices(generation);
            case RELEASE_MEMORY -> retirement.releaseMemory(generation);
            case DISCARD_BUNDLE -> retirement.discardBundle(generation);
            case WATCH_COLLECTION -> collections.watch(generation);
            default -> throw new IllegalStateException(action + " needs an answer.");
        }
    }

    private void tell(Generation generation, Generation.Step step) {
        Milestone.of(step.before(), step.after().phase()).ifPresent(kind -> {
            Lifecycle now = step.after();
            String detail = String.join("; ", now.reasons());
            events.emit(
                    new LifecycleEvent(
                            kind,
                            Instant.now(),
                            generation.id(),
                            generation.declaration().buildId(),
                            detail),
                    isNews(kind, now.origin()) ? Level.WARN : Level.INFO);
        });
    }

    /** Whoever asked the host for a change is told why it was refused; a warning would say it twice. */
    private static boolean isNews(Kind kind, Origin origin) {
        return kind == Kind.SUSPEND || (kind == Kind.REFUSE && origin == Origin.OTHERS);
    }
}
