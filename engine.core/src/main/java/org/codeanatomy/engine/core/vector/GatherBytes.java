package org.codeanatomy.engine.core.vector;

import org.apache.arrow.vector.BaseVariableWidthVector;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.memory.Mem;

/** The part of {@link Gather} for text and binary. */
final class GatherBytes {

    private GatherBytes() {}

    static void append(
            ChunkedColumn source, int[] rows, int from, int count, BaseVariableWidthVector target, int start) {
        int end = start == 0 ? 0 : Mem.getInt(target.getOffsetBufferAddress() + 4L * start);
        if (start == 0) {
            Mem.putInt(target.getOffsetBufferAddress(), 0);
        }
        long bytes = offsets(source, rows, from, count, target.getOffsetBufferAddress() + 4L * start + 4, end);
        if (bytes > Integer.MAX_VALUE) {
            throw new EngineException(
                    EngineException.Stage.EXECUTE,
                    "VALUE_TOO_LARGE",
                    "texts of one batch take " + bytes
                            + " bytes; 2147483647 is the most that a column of a batch holds");
        }
        Vectors.reserveBytes(target, bytes);
        copy(source, rows, from, count, target.getDataBufferAddress() + end);
    }

    private static long offsets(ChunkedColumn source, int[] rows, int from, int count, long target, long end) {
        long[] offsets = source.offsets();
        int shift = source.shift();
        int mask = source.mask();
        long at = end;
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            if (row >= 0) {
                long address = offsets[row >>> shift] + 4L * (row & mask);
                at += Mem.getInt(address + 4) - Mem.getInt(address);
            }
            Mem.putInt(target + 4L * i, (int) at);
        }
        return at;
    }

    private static void copy(ChunkedColumn source, int[] rows, int from, int count, long target) {
        long[] offsets = source.offsets();
        long[] data = source.data();
        int shift = source.shift();
        int mask = source.mask();
        long at = target;
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            if (row >= 0) {
                int chunk = row >>> shift;
                long address = offsets[chunk] + 4L * (row & mask);
                int begin = Mem.getInt(address);
                int length = Mem.getInt(address + 4) - begin;
                copyShort(data[chunk] + begin, at, length);
                at += length;
            }
        }
    }

    /** A loop of longs: below some hundred bytes it beats the call of a copy routine. */
    private static void copyShort(long source, long target, int length) {
        if (length > 256) {
            Mem.copy(source, target, length);
            return;
        }
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            Mem.putLong(target + i, Mem.getLong(source + i));
        }
        for (; i < length; i++) {
            Mem.putByte(target + i, Mem.getByte(source + i));
        }
    }
}
