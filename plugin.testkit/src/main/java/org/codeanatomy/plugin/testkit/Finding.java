package org.codeanatomy.plugin.testkit;

import java.util.Locale;
import java.util.Objects;

/**
 * One line of a report.
 *
 * @param check what was checked
 * @param subject whose contract it is, for instance {@code function hello}
 * @param sentence what was done, found or left out, and the next step
 */
public record Finding(Check check, String subject, String sentence) {

    /** Checks that nothing is missing. */
    public Finding {
        Objects.requireNonNull(check, "check is null");
        Objects.requireNonNull(subject, "subject is null");
        Objects.requireNonNull(sentence, "sentence is null");
    }

    /** The line, for people. */
    @Override
    public String toString() {
        return check.name().toLowerCase(Locale.ROOT) + ": " + subject + ": " + sentence;
    }
}
