package org.codeanatomy.plugin.host;

import java.util.List;
import java.util.Objects;

/**
 * What came of rehearsing a switch.
 *
 * @param summary what was done, a part of a sentence; empty if there was nothing to do
 * @param differences answers that changed, one part of a sentence each: which function, on what, before and after
 */
public record RehearsalReport(String summary, List<String> differences) {

    /** Copies the differences. */
    public RehearsalReport {
        Objects.requireNonNull(summary, "summary is null");
        differences = List.copyOf(differences);
    }
}
