package org.codeanatomy.parquet.arrow.internal.write;

/** The format's hybrid of run lengths (for eight and more equal values) and bit packing in groups of eight. */
final class RunLengthEncoder {

    private static final int GROUP = 8;

    private final int[] values;
    private final int count;
    private final int width;
    private final ByteSink target;

    private RunLengthEncoder(int[] values, int count, int width, ByteSink target) {
        this.values = values;
        this.count = count;
        this.width = width;
        this.target = target;
    }

    /**
     * Appends the first {@code count} values.
     *
     * @param width bits of a value, 0 to 32
     */
    static void encode(int[] values, int count, int width, ByteSink target) {
        new RunLengthEncoder(values, count, width, target).encode();
    }

    private void encode() {
        int packedFrom = 0;
        int at = 0;
        while (at < count) {
            int end = runEnd(at);
            int fill = (GROUP - (at - packedFrom) % GROUP) % GROUP;
            if (end - at - fill >= GROUP) {
                // A run gives up its first values to fill the last packed group, which has to be full.
                pack(packedFrom, at + fill);
                repeat(values[at], end - at - fill);
                packedFrom = end;
            }
            at = end;
        }
        pack(packedFrom, count);
    }

    private int runEnd(int from) {
        int end = from + 1;
        while (end < count && values[end] == values[from]) {
            end++;
        }
        return end;
    }

    private void repeat(int value, int times) {
        target.writeVarint((long) times << 1);
        for (int bits = 0; bits < width; bits += Byte.SIZE) {
            target.write(value >>> bits);
        }
    }

    private void pack(int from, int to) {
        if (from == to) {
            return;
        }
        int groups = (to - from + GROUP - 1) / GROUP;
        target.writeVarint((long) groups << 1 | 1);
        long buffer = 0;
        int held = 0;
        for (int i = 0; i < groups * GROUP; i++) {
            long value = from + i < to ? Integer.toUnsignedLong(values[from + i]) : 0;
            buffer |= value << held;
            held += width;
            while (held >= Byte.SIZE) {
                target.write((int) buffer);
                buffer >>>= Byte.SIZE;
                held -= Byte.SIZE;
            }
        }
    }
}
