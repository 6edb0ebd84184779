package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;

/**
 * Moves values that were decoded side by side apart, so that each stands in the slot of its own and nulls have theirs.
 * Works from the end, in place. Slots of nulls are set to zero, so that equal data has equal bytes.
 */
public final class Spread {

    private Spread() {}

    /**
     * Spreads values of one width.
     *
     * @param base address of slot {@code slot}, where the values stand now
     * @param count slots to fill
     * @param values number of values, at most {@code count}: as many as validity bits are set
     * @param validity address of the bitmap; bit {@code slot} belongs to the first slot
     */
    public static void fixed(long base, int slot, int count, int values, int width, long validity) {
        switch (width) {
            case 4 -> fixed4(base, slot, count, values, validity);
            case 8 -> fixed8(base, slot, count, values, validity);
            default -> fixedAny(base, slot, count, values, width, validity);
        }
    }

    private static void fixed4(long base, int slot, int count, int values, long validity) {
        int from = values;
        for (int i = count - 1; i >= 0; i--) {
            int value = 0;
            if (Mem.getBit(validity, slot + i)) {
                from--;
                value = Mem.getInt(base + ((long) from << 2));
            }
            Mem.putInt(base + ((long) i << 2), value);
        }
    }

    private static void fixed8(long base, int slot, int count, int values, long validity) {
        int from = values;
        for (int i = count - 1; i >= 0; i--) {
            long value = 0;
            if (Mem.getBit(validity, slot + i)) {
                from--;
                value = Mem.getLong(base + ((long) from << 3));
            }
            Mem.putLong(base + ((long) i << 3), value);
        }
    }

    private static void fixedAny(long base, int slot, int count, int values, int width, long validity) {
        int from = values;
        for (int i = count - 1; i >= 0; i--) {
            if (Mem.getBit(validity, slot + i)) {
                from--;
                Mem.copy(base + (long) from * width, base + (long) i * width, width);
            } else {
                Mem.fill(base + (long) i * width, width, (byte) 0);
            }
        }
    }

    /**
     * Spreads offsets: the offset behind a null equals the one before it.
     *
     * @param offsets address of the offset of slot 0
     */
    public static void offsets(long offsets, int slot, int count, int values, long validity) {
        long base = offsets + ((long) slot << 2);
        int from = values;
        for (int i = count - 1; i >= 0; i--) {
            Mem.putInt(base + ((long) (i + 1) << 2), Mem.getInt(base + ((long) from << 2)));
            if (Mem.getBit(validity, slot + i)) {
                from--;
            }
        }
    }
}
