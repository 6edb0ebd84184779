package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.memory.Mem;

/** Turns 64-bit integers and doubles, dense, into narrower ones. */
public final class Narrowing {

    private Narrowing() {}

    /** Stores 64-bit integers as narrower ones. Returns whether one did not fit, perhaps one of a null row. */
    public static boolean integers(long source, int mask, ValueKind kind, int count, long target) {
        long lost = 0;
        for (int i = 0; i < count; i++) {
            long value = Mem.getLong(source + 8L * (i & mask));
            lost |= value ^ narrow(kind, value);
            switch (kind) {
                case INT8 -> Mem.putByte(target + i, (byte) value);
                case INT16 -> Mem.putShort(target + 2L * i, (short) value);
                case INT32 -> Mem.putInt(target + 4L * i, (int) value);
                default -> Mem.putLong(target + 8L * i, value);
            }
        }
        return lost != 0;
    }

    /** What is left of an integer in a narrower type. */
    public static long narrow(ValueKind kind, long value) {
        return switch (kind) {
            case INT8 -> (byte) value;
            case INT16 -> (short) value;
            case INT32 -> (int) value;
            default -> value;
        };
    }

    /** Stores doubles as floats. */
    public static void floats(long source, int mask, int count, long target) {
        for (int i = 0; i < count; i++) {
            Mem.putFloat(target + 4L * i, (float) Mem.getDouble(source + 8L * (i & mask)));
        }
    }
}
