package org.codeanatomy.plugin.testkit.internal.scalar;

import java.util.List;
import java.util.Objects;
import org.codeanatomy.plugin.testkit.internal.vector.Contents;

/**
 * What a call gave.
 *
 * @param values the results, or null if there are none
 * @param failure why there are none, or null
 * @param refused whether the failure is one that the contract admits
 */
record Outcome(List<Object> values, String failure, boolean refused) {

    static Outcome of(List<Object> values) {
        return new Outcome(values, null, false);
    }

    static Outcome failed(String failure, boolean refused) {
        return new Outcome(null, failure, refused);
    }

    /** The same of a call whose values mean nothing to others: only whether it failed is left. */
    Outcome withoutValues() {
        return hasFailed() ? this : of(List.of());
    }

    boolean hasFailed() {
        return values == null;
    }

    /** How another outcome differs, as the rest of a sentence, or null if it does not. */
    String difference(Outcome other) {
        if (hasFailed() != other.hasFailed()) {
            return hasFailed()
                    ? "once it fails (" + failure + "), once it does not"
                    : "once it fails (" + other.failure + "), once it does not";
        }
        if (hasFailed()) {
            return null; // why it fails may depend on what it saw first
        }
        if (values.size() != other.values.size()) {
            return "once it gives " + values.size() + " values, once " + other.values.size();
        }
        for (int row = 0; row < values.size(); row++) {
            if (!Objects.equals(values.get(row), other.values.get(row))) {
                return "in row " + row + " of " + values.size() + " once " + Contents.shown(values.get(row)) + ", once "
                        + Contents.shown(other.values.get(row));
            }
        }
        return null;
    }
}
