package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/** The dictionary ids of one page, unpacked in blocks and proven to lie in the dictionary. Not thread-safe. */
final class IdStream {

    private static final int BLOCK = 1024;

    private final RunLengthDecoder runs;
    private final int dictionarySize;
    private final int[] ids = new int[BLOCK];

    IdStream(Bytes bytes, int dictionarySize) {
        // A page of nulls only may have no byte at all, not even the width.
        boolean empty = bytes.length() == 0;
        this.runs = empty
                ? new RunLengthDecoder(bytes, 1)
                : new RunLengthDecoder(bytes.from(1), Mem.getByte(bytes.start()) & 255);
        this.dictionarySize = dictionarySize;
    }

    /** Number of ids, at least 1 and at most {@code limit} and a block, that {@link #repeated} or {@link #block} has. */
    int available(int limit) {
        return runs.available(limit);
    }

    boolean repeats() {
        return runs.repeats();
    }

    /** Takes {@code count} equal ids. */
    int repeated(int count) {
        int id = runs.takeRepeated(count);
        checkId(Integer.toUnsignedLong(id));
        return id;
    }

    /** Takes {@code count} packed ids, at most {@link #blockSize}; valid until the next call. */
    int[] block(int count) {
        checkId(runs.takePacked(ids, 0, count));
        return ids;
    }

    int blockSize() {
        return BLOCK;
    }

    void skip(int count) {
        runs.skip(count);
    }

    private void checkId(long greatest) {
        if (greatest >= dictionarySize) {
            throw new DamagedException(
                    "a page refers to entry " + greatest + " of a dictionary of " + dictionarySize + " entries");
        }
    }
}
