package org.codeanatomy.plugin.host.internal.framework;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.generation.Action;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the state machine of generations: hands events in, has actions done, hands their answers in. Thread-safe. */
final class Driver {

    private static final Logger LOG = LoggerFactory.getLogger(Driver.class);

    private final CandidateSteps candidates;
    private final RetirementSteps retirement;
    private final CollectionWatch collections;

    Driver(
            CandidateSteps candidates,
            RetirementSteps retirement,
            ScheduledExecutorService clock,
            HostSettings settings) {
        this.candidates = candidates;
        this.retirement = retirement;
        this.collections = new CollectionWatch(clock, settings.collection(), this::handle);
    }

    /** The class loaders that are to be collected. */
    CollectionWatch collections() {
        return collections;
    }

    /** Handles an event and all that follow from it, on this thread. */
    void handle(Generation generation, Event event) {
        Deque<Event> events = new ArrayDeque<>();
        events.add(event);
        while (!events.isEmpty()) {
            for (Action action : generation.on(events.poll())) {
                perform(generation, action).ifPresent(events::add);
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
            case REPORT_REFUSAL -> LOG.warn("{} is refused: {}", generation.id(), reasons(generation));
            case REPORT_SUSPENSION -> LOG.warn("{} is suspended: it {}", generation.id(), reasons(generation));
            default -> throw new IllegalStateException(action + " needs an answer.");
        }
    }

    private static String reasons(Generation generation) {
        return String.join("; ", generation.lifecycle().reasons());
    }
}
