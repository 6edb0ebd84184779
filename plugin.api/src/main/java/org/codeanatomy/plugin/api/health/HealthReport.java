package org.codeanatomy.plugin.api.health;

import java.util.Objects;

/**
 * How a plugin is.
 *
 * @param status how bad it is
 * @param message what was found and what to do about it, one sentence for people; may be empty if all is well
 */
public record HealthReport(Status status, String message) {

    /** How bad it is. */
    public enum Status {
        /** It does its work. */
        OK,
        /** It does its work, and somebody should look at it. */
        WARN,
        /** It cannot do its work. */
        CRITICAL
    }

    /** Checks that nothing is missing. */
    public HealthReport {
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(message, "message is null");
    }

    /** All is well. */
    public static HealthReport ok() {
        return new HealthReport(Status.OK, "");
    }

    /** It works, but. */
    public static HealthReport warn(String message) {
        return new HealthReport(Status.WARN, message);
    }

    /** It does not work. */
    public static HealthReport critical(String message) {
        return new HealthReport(Status.CRITICAL, message);
    }
}
