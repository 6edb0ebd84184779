package org.codeanatomy.plugin.host.internal.generation;

import java.util.List;
import java.util.Objects;

/**
 * The life of a generation as a pure state machine: {@link #on} takes an event and says what comes next and what must
 * be done. Knows no framework. Immutable.
 *
 * @param phase where it stands
 * @param origin who brought its bundle
 * @param remove whether its bundle is to be uninstalled when it is drained
 * @param reasons why it was refused, suspended, retired or retained; empty otherwise
 */
public record Lifecycle(Phase phase, Origin origin, boolean remove, List<String> reasons) {

    /** Copies the reasons. */
    public Lifecycle {
        Objects.requireNonNull(phase, "phase is null");
        Objects.requireNonNull(origin, "origin is null");
        reasons = List.copyOf(reasons);
    }

    /** A generation nothing has happened to. */
    public static Lifecycle of(Origin origin) {
        return new Lifecycle(Phase.FOUND, origin, false, List.of());
    }

    /** What an event leads to. An event that means nothing in this phase changes nothing and asks for nothing. */
    public Transition on(Event event) {
        return switch (phase) {
            case FOUND, EXAMINING, STARTING, AGREEING, TESTING, SWITCHING -> candidate(event);
            case ACTIVE -> active(event);
            case SUSPENDING, SUSPENDED, RESUMING, REPUBLISHING -> suspended(event);
            case DRAINING -> draining(event);
            case REMOVING, STOPPED, WATCHED, RETAINED -> retired(event);
            case REFUSED -> refused(event);
            case COLLECTED -> stay();
        };
    }

    private Transition candidate(Event event) {
        if (phase == Phase.SWITCHING && !(event instanceof Event.Failed || event instanceof Event.Passed)) {
            return active(event); // it may be published already, and leased
        }
        if (event instanceof Event.Failed failed) {
            return refuse(failed.reasons());
        }
        if (event instanceof Event.RetireAsked retire) {
            return refuse(List.of(retire.reason() + " while it was being checked"));
        }
        if (event instanceof Event.ServiceLost lost && phase != Phase.AGREEING) {
            return refuse(List.of(lost.reason()));
        }
        if (event instanceof Event.Discovered && phase == Phase.FOUND) {
            return to(Phase.EXAMINING, Action.EXAMINE);
        }
        return event instanceof Event.Passed ? advance() : stay();
    }

    private Transition advance() {
        boolean ours = origin == Origin.HOST;
        return switch (phase) {
            case EXAMINING -> ours ? to(Phase.STARTING, Action.START_TRANSIENTLY) : to(Phase.AGREEING, Action.AGREE);
            case STARTING -> to(Phase.AGREEING, Action.AGREE);
            case AGREEING -> ours ? to(Phase.TESTING, Action.TEST) : to(Phase.SWITCHING, Action.SWITCH);
            case TESTING -> to(Phase.SWITCHING, Action.SWITCH);
            case SWITCHING -> ours ? to(Phase.ACTIVE, Action.RECORD_AUTOSTART) : to(Phase.ACTIVE);
            default -> stay();
        };
    }

    private Transition refuse(List<String> why) {
        Lifecycle next = new Lifecycle(Phase.REFUSED, origin, false, why);
        return origin == Origin.HOST
                ? transition(next, Action.RELEASE_SERVICES, Action.RELEASE_MEMORY, Action.DISCARD_BUNDLE)
                : transition(next, Action.RELEASE_SERVICES, Action.RELEASE_MEMORY);
    }

    private Transition active(Event event) {
        if (event instanceof Event.RetireAsked retire) {
            return transition(drainingFor(retire), Action.WITHDRAW, Action.DRAIN);
        }
        if (event instanceof Event.ServiceLost lost) {
            Lifecycle next = new Lifecycle(Phase.SUSPENDING, origin, false, List.of(lost.reason()));
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
            case SUSPENDED -> event instanceof Event.ServiceSeen ? to(Phase.RESUMING, Action.AGREE) : stay();
            default -> resuming(event);
        };
    }

    private Transition suspending(Event event) {
        if (event instanceof Event.LimitPassed) {
            return transition(this, Action.CANCEL_HOLDERS, Action.DRAIN_CANCELLED);
        }
        return event instanceof Event.Drained ? to(Phase.SUSPENDED, Action.RELEASE_SERVICES) : stay();
    }

    private Transition resuming(Event event) {
        if (event instanceof Event.Failed failed) {
            Lifecycle next = new Lifecycle(Phase.SUSPENDED, origin, false, failed.reasons());
            return transition(next, Action.RELEASE_SERVICES);
        }
        if (event instanceof Event.ServiceLost lost && phase == Phase.REPUBLISHING) {
            Lifecycle next = new Lifecycle(Phase.SUSPENDED, origin, false, List.of(lost.reason()));
            return transition(next, Action.WITHDRAW, Action.RELEASE_SERVICES);
        }
        if (event instanceof Event.Passed) {
            return phase == Phase.RESUMING
                    ? to(Phase.REPUBLISHING, Action.SWITCH)
                    : transition(new Lifecycle(Phase.ACTIVE, origin, false, List.of()));
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
            Lifecycle next = new Lifecycle(phase, origin, remove || retire.remove(), reasons);
            return transition(next, Action.AWAIT_DRAINED);
        }
        return stay();
    }

    private Transition retired(Event event) {
        if (event instanceof Event.Gone && (phase == Phase.REMOVING || phase == Phase.STOPPED)) {
            return to(Phase.WATCHED, Action.WATCH_COLLECTION);
        }
        if (event instanceof Event.RetireAsked retire && phase == Phase.STOPPED && retire.remove()) {
            return transition(
                    new Lifecycle(Phase.REMOVING, origin, true, List.of(retire.reason())), Action.REMOVE_BUNDLE);
        }
        if (event instanceof Event.Collected && phase != Phase.STOPPED) {
            return transition(new Lifecycle(Phase.COLLECTED, origin, remove, List.of()));
        }
        if (event instanceof Event.Held held && phase != Phase.STOPPED) {
            return transition(new Lifecycle(Phase.RETAINED, origin, remove, List.of(held.reason())));
        }
        return stay();
    }

    private Transition refused(Event event) {
        boolean removable = origin == Origin.OTHERS && event instanceof Event.RetireAsked retire && retire.remove();
        return removable
                ? transition(new Lifecycle(Phase.REMOVING, origin, true, reasons), Action.REMOVE_BUNDLE)
                : stay();
    }

    private Lifecycle drainingFor(Event.RetireAsked retire) {
        return new Lifecycle(Phase.DRAINING, origin, retire.remove(), List.of(retire.reason()));
    }

    private Transition to(Phase next, Action... actions) {
        return transition(new Lifecycle(next, origin, remove, reasons), actions);
    }

    private Transition stay() {
        return transition(this);
    }

    private static Transition transition(Lifecycle next, Action... actions) {
        return new Transition(next, List.of(actions));
    }
}
