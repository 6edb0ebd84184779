package org.codeanatomy.engine.core.rehearsal;

import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.sql.ArrowTypes;

/**
 * What two generations of one function answer to the same calls. Collects how many rows differ, and shows the first. Used
 * by one thread.
 */
final class Comparison {

    private int rows;
    private int differing;
    private String first;

    /**
     * Compares one call.
     *
     * @param before the serving generation's
     * @param after the candidate's
     */
    void add(RehearsedCall before, RehearsedCall after) {
        if (!before.field().getType().equals(after.field().getType())) {
            differ(
                    after.call(),
                    " returned " + ArrowTypes.sqlName(before.field()) + " and will return "
                            + ArrowTypes.sqlName(after.field()));
            return;
        }
        try (FieldVector answered = answerOrNull(before)) {
            if (answered == null) {
                return; // what failed before may fail now
            }
            try (FieldVector answers = after.answer()) {
                compare(after.call(), answered, answers);
            } catch (EngineException failure) {
                differ(after.call(), " was answered and fails now: " + failure.getMessage());
            }
        }
    }

    /** The candidate cannot be called like this any more. */
    void refused(RecordedCall call, EngineException why) {
        differ(call, " was answered and cannot be called now: " + why.getMessage());
    }

    private static FieldVector answerOrNull(RehearsedCall call) {
        try {
            return call.answer();
        } catch (EngineException failure) {
            return null;
        }
    }

    private void differ(RecordedCall call, String how) {
        rows += call.rowCount();
        differing += call.rowCount();
        if (first == null) {
            first = CallText.of(call, 0) + how;
        }
    }

    private void compare(RecordedCall call, FieldVector before, FieldVector after) {
        boolean[] same = new Answers(before, after).same();
        rows += same.length;
        for (int row = 0; row < same.length; row++) {
            if (!same[row]) {
                differing++;
                if (first == null) {
                    first = CallText.of(call, row) + " was " + CallText.value(before, row) + " and becomes "
                            + CallText.value(after, row);
                }
            }
        }
    }

    /** One part of a sentence, or null if all answers are the same. */
    String difference() {
        return first == null
                ? null
                : first + " (" + differing + " of " + rows + " recorded "
                        + (rows == 1 ? "row differs)" : "rows differ)");
    }
}
