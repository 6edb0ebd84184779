package org.codeanatomy.parquet.arrow.internal.read;

import java.util.Arrays;
import org.codeanatomy.parquet.arrow.internal.DamagedException;

/** The levels of one leaf for the rows of a batch. Not thread-safe. */
final class Levels {

    /** More entries in one batch of one leaf than any sane batch has; a few bytes of run lengths could claim them. */
    private static final int MOST_ENTRIES = 1 << 26;

    private byte[] repetition = new byte[1024];
    private byte[] definition = new byte[1024];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int repetitionLevel, int definitionLevel) {
        if (count == repetition.length) {
            DamagedException.check(
                    count < MOST_ENTRIES,
                    "a nested column has more than 67 million values in one batch; read fewer rows per batch");
            repetition = Arrays.copyOf(repetition, count * 2);
            definition = Arrays.copyOf(definition, count * 2);
        }
        repetition[count] = (byte) repetitionLevel;
        definition[count] = (byte) definitionLevel;
        count++;
    }

    int count() {
        return count;
    }

    int repetition(int entry) {
        return repetition[entry];
    }

    int definition(int entry) {
        return definition[entry];
    }
}
