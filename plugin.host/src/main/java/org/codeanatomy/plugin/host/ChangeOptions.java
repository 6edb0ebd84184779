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
 */
public record ChangeOptions(Optional<Duration> drain, AfterDrain afterDrain, boolean rehearsal) {

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

    /** The host's own drain limit, then cancel. */
    public static ChangeOptions defaults() {
        return new ChangeOptions(Optional.empty(), AfterDrain.CANCEL, false);
    }

    /** The same with a drain limit. */
    public ChangeOptions withDrain(Duration limit) {
        return new ChangeOptions(Optional.of(limit), afterDrain, rehearsal);
    }

    /** The same with another end of draining. */
    public ChangeOptions withAfterDrain(AfterDrain end) {
        return new ChangeOptions(drain, end, rehearsal);
    }

    /** The same without changing anything. */
    public ChangeOptions asRehearsal() {
        return new ChangeOptions(drain, afterDrain, true);
    }
}
