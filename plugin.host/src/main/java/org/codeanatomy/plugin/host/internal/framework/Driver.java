package org.codeanatomy.plugin.host.internal.framework;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
    private final CommitStep commit;
    private final RetirementSteps retirement;
    private final BoundedSteps steps;
    private final HostSettings settings;
    private final CollectionWatch collections;
    private final LifecycleEvents events;

    Driver(
            CandidateSteps candidates,
            CommitStep commit,
            RetirementSteps retirement,
            LifecycleEvents events,
            ScheduledExecutorService clock,
            HostSettings settings,
            Roster roster) {
        this.candidates = candidates;
        this.commit = commit;
        this.settings = settings;
        this.steps = new BoundedSteps(settings.step());
        this.retirement = retirement;
        this.events = events;
        this.collections = new CollectionWatch(clock, settings.collection(), this::handle, roster::loaders);
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
            case EXAMINE, START_TRANSIENTLY, AGREE, TEST, COMMIT, SWITCH -> Optional.of(check(generation, action));
            case DRAIN -> Optional.of(retirement.drain(generation));
            case DRAIN_CANCELLED -> Optional.of(retirement.drainCancelled(generation));
            case REMOVE_BUNDLE -> Optional.of(removeBundle(generation));
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
                case START_TRANSIENTLY ->
                    steps.run(generation, "its start", () -> candidates.startTransiently(generation));
                case AGREE ->
                    steps.run(
                            generation,
                            "the instantiation of its components",
                            settings.components(),
                            () -> candidates.agree(generation));
                case TEST -> steps.run(generation, "its smoke query", () -> candidates.test(generation));
                case COMMIT -> commit.commit(generation);
                default -> candidates.publish(generation);
            };
        } catch (IllegalStateException e) { // the framework's way to say that the bundle was uninstalled meanwhile
            return new Event.Failed("it went away while it was being checked (" + Texts.of(e) + ")");
        } catch (RuntimeException e) { // or the generation would be a candidate for ever
            return new Event.Failed("it could not be checked (" + Texts.of(e) + ")");
        }
    }

    /** A plugin that hangs when it is stopped keeps its bundle, but nobody else. */
    private Event removeBundle(Generation generation) {
        Event answer = steps.run(generation, "its stop", () -> retirement.removeBundle(generation));
        if (answer instanceof Event.Overdue overdue) {
            awaitReturn(generation, new Event.Gone());
            return new Event.Held(overdue.reason());
        }
        return answer instanceof Event.Failed failed ? new Event.Held(String.join("; ", failed.reasons())) : answer;
    }

    /** Nobody waits here: what follows is done by the thread that comes back. */
    private void awaitReturn(Generation generation, Event then) {
        var unused = generation.overdue().thenRun(() -> handle(generation, then));
    }

    private void perform(Action action, Generation generation) {
        switch (action) {
            case TAKE_BACK -> commit.takeBack(generation);
            case AWAIT_RETURN -> awaitReturn(generation, new Event.Returned());
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
            String detail = detail(generation, kind, now.reasons());
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

    /** The end of a life says how long it took, and what had to be cleaned up. */
    private static String detail(Generation generation, Kind kind, List<String> reasons) {
        List<String> parts = new ArrayList<>(reasons);
        if (kind == Kind.COLLECT) {
            parts.add("after " + generation.times().millisFromRemovalToCollection() + " ms");
        }
        if (kind == Kind.COLLECT || kind == Kind.RETAIN) {
            parts.addAll(generation.leftBehind());
        }
        return String.join("; ", parts);
    }

    /** Whoever asked the host for a change is told why it was refused; a warning would say it twice. */
    private static boolean isNews(Kind kind, Origin origin) {
        return kind == Kind.SUSPEND || (kind == Kind.REFUSE && origin == Origin.OTHERS);
    }
}
