package org.codeanatomy.plugin.host.internal.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The life of a generation as a pure state machine: {@link #on} takes an event and says what comes next and what must
 * be done. Knows no framework. Immutable.
 *
 * @param phase where it stands
 * @param origin who brought its bundle
 * @param remove whether its bundle is to be uninstalled when it is drained
 * @param commitment whether the journal names it
 * @param reasons why it was refused, suspended, retired or retained; empty otherwise
 */
public record Lifecycle(Phase phase, Origin origin, boolean remove, Commitment commitment, List<String> reasons) {

    /** Where a generation stands in the journal. */
    public enum Commitment {
        /** It is not named there by a transaction of its own. */
        NONE,
        /** It is being written there. */
        ASKED,
        /** It is named there, and not published yet. */
        MADE,
        /** It is named there and was published. */
        KEPT
    }

    /** Copies the reasons. */
    public Lifecycle {
        Objects.requireNonNull(phase, "phase is null");
        Objects.requireNonNull(origin, "origin is null");
        Objects.requireNonNull(commitment, "commitment is null");
        reasons = List.copyOf(reasons);
    }

    /** A generation nothing has happened to. */
    public static Lifecycle of(Origin origin) {
        return new Lifecycle(Phase.FOUND, origin, false, Commitment.NONE, List.of());
    }

    /** What an event leads to. An event that means nothing in this phase changes nothing and asks for nothing. */
    public Transition on(Event event) {
        boolean answer = event instanceof Event.Passed || event instanceof Event.Failed;
        if (answer && commitment == Commitment.ASKED && phase != Phase.COMMITTING) {
            return committedTooLate(event);
        }
        if (answer && commitment == Commitment.MADE && phase != Phase.SWITCHING) {
            return switchedTooLate(event);
        }
        return switch (phase) {
            case FOUND, EXAMINING, STARTING, AGREEING, TESTING, COMMITTING, SWITCHING -> candidate(event);
            case ACTIVE -> active(event);
            case SUSPENDING, SUSPENDED, RESUMING, REPUBLISHING -> suspended(event);
            case DRAINING -> draining(event);
            case REMOVING, STOPPED, WATCHED, RETAINED -> retired(event);
            case REFUSED -> refused(event);
            case ABANDONED -> abandoned(event);
            case REHEARSED, COLLECTED -> stay();
        };
    }

    /** It was refused while it was being written into the journal. */
    private Transition committedTooLate(Event event) {
        return event instanceof Event.Passed
                ? transition(with(Commitment.NONE), Action.TAKE_BACK)
                : transition(with(Commitment.NONE));
    }

    /** It was stopped, or lost a service, while it was being published. */
    private Transition switchedTooLate(Event event) {
        return event instanceof Event.Passed
                ? transition(with(Commitment.KEPT))
                : transition(with(Commitment.NONE), Action.TAKE_BACK);
    }

    private Transition candidate(Event event) {
        if (phase == Phase.SWITCHING && !(event instanceof Event.Failed || event instanceof Event.Passed)) {
            return active(event); // it may be published already, and leased
        }
        if (event instanceof Event.Failed failed) {
            return fail(failed.reasons());
        }
        if (event instanceof Event.Overdue overdue && runsPluginCode()) {
            Lifecycle next = new Lifecycle(Phase.ABANDONED, origin, false, commitment, List.of(overdue.reason()));
            return transition(next, Action.AWAIT_RETURN);
        }
        if (event instanceof Event.RetireAsked retire) {
            return refuse(List.of(retire.reason() + " while it was being checked"));
        }
        boolean looksAgain = phase == Phase.STARTING || phase == Phase.AGREEING;
        if (event instanceof Event.ServiceLost lost && !looksAgain) {
            return refuse(List.of(lost.reason()));
        }
        if (event instanceof Event.Discovered && phase == Phase.FOUND) {
            return to(Phase.EXAMINING, Action.EXAMINE);
        }
        return event instanceof Event.Passed ? advance() : stay();
    }

    private Transition advance() {
        boolean ours = origin != Origin.OTHERS;
        return switch (phase) {
            case EXAMINING -> ours ? to(Phase.STARTING, Action.START_TRANSIENTLY) : to(Phase.AGREEING, Action.AGREE);
            case STARTING -> to(Phase.AGREEING, Action.AGREE);
            case AGREEING -> ours ? to(Phase.TESTING, Action.TEST) : to(Phase.SWITCHING, Action.SWITCH);
            case TESTING ->
                origin == Origin.REHEARSAL
                        ? discard(new Lifecycle(
                                Phase.REHEARSED, origin, false, commitment, List.of("was only rehearsed")))
                        : transition(to(Phase.COMMITTING).next().with(Commitment.ASKED), Action.COMMIT);
            case COMMITTING -> transition(to(Phase.SWITCHING).next().with(Commitment.MADE), Action.SWITCH);
            case SWITCHING ->
                ours
                        ? transition(to(Phase.ACTIVE).next().with(Commitment.KEPT), Action.RECORD_AUTOSTART)
                        : to(Phase.ACTIVE);
            default -> stay();
        };
    }

    private boolean runsPluginCode() {
        return phase == Phase.STARTING || phase == Phase.AGREEING || phase == Phase.TESTING;
    }

    /** A step failed: what was committed already is taken back. */
    private Transition fail(List<String> why) {
        Lifecycle next = new Lifecycle(Phase.REFUSED, origin, false, Commitment.NONE, why);
        return commitment == Commitment.MADE ? discard(next, Action.TAKE_BACK) : discard(next);
    }

    /** A commit that is being written is answered later: what becomes of it is decided then. */
    private Transition refuse(List<String> why) {
        return discard(new Lifecycle(Phase.REFUSED, origin, false, commitment, why));
    }

    private static Transition discard(Lifecycle next, Action... first) {
        List<Action> actions = new ArrayList<>(List.of(first));
        actions.add(Action.RELEASE_SERVICES);
        actions.add(Action.RELEASE_MEMORY);
        if (next.origin != Origin.OTHERS) {
            actions.add(Action.DISCARD_BUNDLE);
        }
        return new Transition(next, actions);
    }

    /** The thread that did not come back has come back: now nobody is in the way of cleaning up. */
    private Transition abandoned(Event event) {
        return event instanceof Event.Returned
                ? discard(new Lifecycle(Phase.REFUSED, origin, false, commitment, reasons))
                : stay();
    }

    private Transition active(Event event) {
        if (event instanceof Event.RetireAsked retire) {
            return transition(drainingFor(retire), Action.WITHDRAW, Action.DRAIN);
        }
        if (event instanceof Event.ServiceLost lost) {
            Lifecycle next = new Lifecycle(Phase.SUSPENDING, origin, false, commitment, List.of(lost.reason()));
            return transition(next, Action.WITHDRAW, Action.DRAIN);
        }
        return stay();
    }

    private Transition suspended(Event event) {
        if (event instanceof Event.RetireAsked retire) {
            return phase == Phase.SUSPENDING
                    ? transition(drainingFor(retire), Action.AWAIT_DRAINED)
                    : transition(drainingFor(retire), Action.WITHDRAW, Action.DRAIN);
        }
        return switch (phase) {
            case SUSPENDING -> suspending(event);
            case SUSPENDED -> waiting(event);
            default -> resuming(event);
        };
    }

    private Transition waiting(Event event) {
        if (event instanceof Event.Returned) {
            return transition(this, Action.RELEASE_SERVICES);
        }
        return event instanceof Event.ServiceSeen ? to(Phase.RESUMING, Action.AGREE) : stay();
    }

    private Transition suspending(Event event) {
        if (event instanceof Event.LimitPassed) {
            return transition(this, Action.CANCEL_HOLDERS, Action.DRAIN_CANCELLED);
        }
        return event instanceof Event.Drained ? to(Phase.SUSPENDED, Action.RELEASE_SERVICES) : stay();
    }

    private Transition resuming(Event event) {
        if (event instanceof Event.Overdue overdue) {
            Lifecycle next = new Lifecycle(Phase.SUSPENDED, origin, false, commitment, List.of(overdue.reason()));
            return transition(next, Action.AWAIT_RETURN);
        }
        if (event instanceof Event.Failed failed) {
            Lifecycle next = new Lifecycle(Phase.SUSPENDED, origin, false, commitment, failed.reasons());
            return transition(next, Action.RELEASE_SERVICES);
        }
        if (event instanceof Event.ServiceLost lost && phase == Phase.REPUBLISHING) {
            Lifecycle next = new Lifecycle(Phase.SUSPENDED, origin, false, commitment, List.of(lost.reason()));
            return transition(next, Action.WITHDRAW, Action.RELEASE_SERVICES);
        }
        if (event instanceof Event.Passed) {
            return phase == Phase.RESUMING
                    ? to(Phase.REPUBLISHING, Action.SWITCH)
                    : transition(new Lifecycle(Phase.ACTIVE, origin, false, commitment, List.of()));
        }
        return stay();
    }

    private Transition draining(Event event) {
        if (event instanceof Event.LimitPassed) {
            return transition(this, Action.CANCEL_HOLDERS, Action.DRAIN_CANCELLED);
        }
        if (event instanceof Event.Drained) {
            return remove
                    ? to(Phase.REMOVING, Action.RELEASE_SERVICES, Action.RELEASE_MEMORY, Action.REMOVE_BUNDLE)
                    : to(Phase.STOPPED, Action.RELEASE_SERVICES, Action.RELEASE_MEMORY);
        }
        if (event instanceof Event.RetireAsked retire) {
            Lifecycle next = new Lifecycle(phase, origin, remove || retire.remove(), commitment, reasons);
            return transition(next, Action.AWAIT_DRAINED);
        }
        return stay();
    }

    private Transition retired(Event event) {
        boolean removed = phase == Phase.REMOVING || phase == Phase.STOPPED || phase == Phase.RETAINED;
        if (event instanceof Event.Gone && removed) {
            return to(Phase.WATCHED, Action.WATCH_COLLECTION);
        }
        if (event instanceof Event.RetireAsked retire && phase == Phase.STOPPED && retire.remove()) {
            return transition(
                    new Lifecycle(Phase.REMOVING, origin, true, commitment, List.of(retire.reason())),
                    Action.REMOVE_BUNDLE);
        }
        if (event instanceof Event.Collected && phase != Phase.STOPPED) {
            return transition(new Lifecycle(Phase.COLLECTED, origin, remove, commitment, List.of()));
        }
        if (event instanceof Event.Held held && phase != Phase.STOPPED) {
            return transition(new Lifecycle(Phase.RETAINED, origin, remove, commitment, List.of(held.reason())));
        }
        return stay();
    }

    private Transition refused(Event event) {
        boolean removable = origin == Origin.OTHERS && event instanceof Event.RetireAsked retire && retire.remove();
        return removable
                ? transition(new Lifecycle(Phase.REMOVING, origin, true, commitment, reasons), Action.REMOVE_BUNDLE)
                : stay();
    }

    private Lifecycle drainingFor(Event.RetireAsked retire) {
        return new Lifecycle(Phase.DRAINING, origin, retire.remove(), commitment, List.of(retire.reason()));
    }

    private Transition to(Phase next, Action... actions) {
        return transition(new Lifecycle(next, origin, remove, commitment, reasons), actions);
    }

    private Lifecycle with(Commitment now) {
        return new Lifecycle(phase, origin, remove, now, reasons);
    }

    private Transition stay() {
        return transition(this);
    }

    private static Transition transition(Lifecycle next, Action... actions) {
        return new Transition(next, List.of(actions));
    }
}
