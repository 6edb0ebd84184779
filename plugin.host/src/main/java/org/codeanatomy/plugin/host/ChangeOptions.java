package org.codeanatomy.plugin.host;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a change of plugins is made.
 *
 * @param drain how long statements on the old generation may go on; empty means as long as the host is set to
 * @param afterDrain what is done with those that have not ended by then
 * @param rehearsal whether everything is done but the change itself: the candidate is installed aside, checked, started,
 *     tried, and removed again, and the report says what would have happened
 * @param shadow whether a candidate that answers differently from its predecessor, on what that was lately asked, is
 *     refused; otherwise the differences are reported
 */
public record ChangeOptions(Optional<Duration> drain, AfterDrain afterDrain, boolean rehearsal, boolean shadow) {

    /** What is done with statements that still use the old generation when the drain limit passes. */
    public enum AfterDrain {
        /** They are told to stop, with a sentence that names plugin, version and reason. */
        CANCEL,
        /** They are waited for, however long they take. */
        WAIT
    }

    /** Checks that nothing is missing, and that the limit is not negative. */
    public ChangeOptions {
        Objects.requireNonNull(afterDrain, "afterDrain is null");
        drain.filter(Duration::isNegative).ifPresent(limit -> {
            throw new IllegalArgumentException("The drain limit is " + limit + "; it cannot be negative.");
        });
    }

    /** A change that is made, and whose differences are reported only. */
    public ChangeOptions(Optional<Duration> drain, AfterDrain afterDrain) {
        this(drain, afterDrain, false, false);
    }

    /** The host's own drain limit, then cancel; differences are reported. */
    public static ChangeOptions defaults() {
        return new ChangeOptions(Optional.empty(), AfterDrain.CANCEL);
    }

    /** The same with a drain limit. */
    public ChangeOptions withDrain(Duration limit) {
        return new ChangeOptions(Optional.of(limit), afterDrain, rehearsal, shadow);
    }

    /** The same with another end of draining. */
    public ChangeOptions withAfterDrain(AfterDrain end) {
        return new ChangeOptions(drain, end, rehearsal, shadow);
    }

    /** The same without changing anything. */
    public ChangeOptions asRehearsal() {
        return new ChangeOptions(drain, afterDrain, true, shadow);
    }

    /** The same, but a candidate that answers differently is refused, or not. */
    public ChangeOptions withShadow(boolean refuses) {
        return new ChangeOptions(drain, afterDrain, rehearsal, refuses);
    }
}
