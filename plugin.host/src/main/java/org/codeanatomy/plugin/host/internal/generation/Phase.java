package org.codeanatomy.plugin.host.internal.generation;

import org.codeanatomy.plugin.host.GenerationState;

/** Where a generation stands, finer than people need to see. */
public enum Phase {
    /** Known, nothing done yet. */
    FOUND(GenerationState.CANDIDATE),
    /** The doctor reads its manifest. */
    EXAMINING(GenerationState.CANDIDATE),
    /** Being started, so that nobody sees it. */
    STARTING(GenerationState.CANDIDATE),
    /** Its services are awaited and compared with what it declares. */
    AGREEING(GenerationState.CANDIDATE),
    /** Its smoke query runs. */
    TESTING(GenerationState.CANDIDATE),
    /** It passed every check; being written into the journal. */
    COMMITTING(GenerationState.CANDIDATE),
    /** Being published. */
    SWITCHING(GenerationState.CANDIDATE),
    /** In the published snapshot. */
    ACTIVE(GenerationState.ACTIVE),
    /** Lost a service; withdrawn, its leases are waited for. */
    SUSPENDING(GenerationState.SUSPENDED),
    /** Lost a service and waits for it. */
    SUSPENDED(GenerationState.SUSPENDED),
    /** A service came back; all are compared again. */
    RESUMING(GenerationState.SUSPENDED),
    /** Complete again, being published again. */
    REPUBLISHING(GenerationState.SUSPENDED),
    /** Withdrawn for good, its leases are waited for. */
    DRAINING(GenerationState.DRAINING),
    /** Drained; its bundle is being uninstalled. */
    REMOVING(GenerationState.RETIRED),
    /** Drained; its bundle is stopped, or about to be, but still installed. */
    STOPPED(GenerationState.RETIRED),
    /** Its bundle is gone; the collection of its class loader is awaited. */
    WATCHED(GenerationState.RETIRED),
    /** Its class loader is gone. */
    COLLECTED(GenerationState.COLLECTED),
    /** Its class loader is still there after the time that was given. */
    RETAINED(GenerationState.RETAINED),
    /** A thread is still in one of its steps after the time that was given; refused, and cleaned up when it returns. */
    ABANDONED(GenerationState.REFUSED),
    /** It passed every check, which was all that was asked. */
    REHEARSED(GenerationState.RETIRED),
    /** Never served. */
    REFUSED(GenerationState.REFUSED);

    private final GenerationState state;

    Phase(GenerationState state) {
        this.state = state;
    }

    /** The same for people. */
    public GenerationState state() {
        return state;
    }

    /** Whether a bundle in this phase must not be admitted a second time. */
    public boolean isLive() {
        return switch (this) {
            case REMOVING, STOPPED, WATCHED, COLLECTED, RETAINED, ABANDONED, REHEARSED, REFUSED -> false;
            default -> true;
        };
    }

    /** Whether it serves, or would if it were complete. */
    public boolean isServing() {
        return switch (this) {
            case ACTIVE, SUSPENDING, SUSPENDED, RESUMING, REPUBLISHING -> true;
            default -> false;
        };
    }
}
