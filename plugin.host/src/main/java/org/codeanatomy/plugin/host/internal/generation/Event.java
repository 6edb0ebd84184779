package org.codeanatomy.plugin.host.internal.generation;

import java.util.List;

/** What happens to a generation. */
public sealed interface Event {

    /** The host begins with it. */
    record Discovered() implements Event {}

    /** The step that was asked for went well. */
    record Passed() implements Event {}

    /** The step that was asked for went wrong, for these reasons. */
    record Failed(List<String> reasons) implements Event {

        /** Copies the reasons. */
        public Failed {
            reasons = List.copyOf(reasons);
        }

        /** A single reason. */
        public Failed(String reason) {
            this(List.of(reason));
        }
    }

    /** The step that was asked for is not over after the time that was given; its thread is still in it. */
    record Overdue(String reason) implements Event {}

    /** The thread that was overdue is over with the step at last. */
    record Returned() implements Event {}

    /**
     * It must go: it was replaced, uninstalled, or somebody stops its bundle.
     *
     * @param remove whether the host uninstalls the bundle
     */
    record RetireAsked(boolean remove, String reason) implements Event {}

    /** A service went away while the bundle goes on running. */
    record ServiceLost(String reason) implements Event {}

    /** A service came. */
    record ServiceSeen() implements Event {}

    /** No lease holds it any more. */
    record Drained() implements Event {}

    /** Leases still hold it at the drain limit. */
    record LimitPassed() implements Event {}

    /** Its bundle was uninstalled, or has other content now. */
    record Gone() implements Event {}

    /** Its class loader was collected. */
    record Collected() implements Event {}

    /** Its class loader is still there after the time that was given. */
    record Held(String reason) implements Event {}
}
