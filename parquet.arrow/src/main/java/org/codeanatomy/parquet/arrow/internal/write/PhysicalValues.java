package org.codeanatomy.parquet.arrow.internal.write;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.format.PhysicalType;

/**
 * Values as the format stores them, side by side. Booleans take a byte each. Not thread-safe.
 */
final class PhysicalValues {

    private final byte[] bytes;
    private final int[] ends;

    private PhysicalValues(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    /** All values, one behind the other. */
    byte[] bytes() {
        return bytes;
    }

    int count() {
        return ends.length;
    }

    int start(int value) {
        return value == 0 ? 0 : ends[value - 1];
    }

    int end(int value) {
        return ends[value];
    }

    /**
     * Takes values out of a vector.
     *
     * @param positions which of them; none is null
     */
    static PhysicalValues of(PhysicalType type, FieldVector vector, int[] positions) {
        return switch (type.conversion()) {
            case NULL -> new PhysicalValues(new byte[0], new int[0]);
            case BYTES, BINARY_TO_DECIMAL -> varBytes(vector, positions);
            case BOOLEAN -> booleans(vector, positions);
            case SAME -> same(type.width(), vector, positions);
            case NARROW_TO_8, NARROW_TO_16 -> widened(type.arrowWidth(), vector, positions);
            case INT32_TO_DECIMAL -> decimals(Integer.BYTES, false, vector, positions);
            case INT64_TO_DECIMAL -> decimals(Long.BYTES, false, vector, positions);
            case FIXED_TO_DECIMAL -> decimals(type.width(), true, vector, positions);
            case INT96_TO_MICROS -> throw new IllegalArgumentException("INT96 is not written");
        };
    }

    private static PhysicalValues fixed(int width, int count) {
        int[] ends = new int[count];
        int end = 0;
        for (int i = 0; i < count; i++) {
            end = Math.addExact(end, width);
            ends[i] = end;
        }
        return new PhysicalValues(new byte[end], ends);
    }

    private static PhysicalValues same(int width, FieldVector vector, int[] positions) {
        PhysicalValues values = fixed(width, positions.length);
        long data = vector.getDataBufferAddress();
        int i = 0;
        while (i < positions.length) {
            int run = runLength(positions, i);
            Mem.copyToArray(data + (long) positions[i] * width, values.bytes, i * width, run * width);
            i += run;
        }
        return values;
    }

    private static int runLength(int[] positions, int from) {
        int to = from + 1;
        while (to < positions.length && positions[to] == positions[to - 1] + 1) {
            to++;
        }
        return to - from;
    }

    private static PhysicalValues widened(int width, FieldVector vector, int[] positions) {
        PhysicalValues values = fixed(Integer.BYTES, positions.length);
        boolean signed = ((ArrowType.Int) vector.getField().getType()).getIsSigned();
        long data = vector.getDataBufferAddress();
        for (int i = 0; i < positions.length; i++) {
            long address = data + (long) positions[i] * width;
            int value = width == 1 ? Mem.getByte(address) : Mem.getShort(address);
            int mask = width == 1 ? 0xff : 0xffff;
            LittleEndian.putInt(values.bytes, i * Integer.BYTES, signed ? value : value & mask);
        }
        return values;
    }

    private static PhysicalValues booleans(FieldVector vector, int[] positions) {
        PhysicalValues values = fixed(1, positions.length);
        long data = vector.getDataBufferAddress();
        for (int i = 0; i < positions.length; i++) {
            values.bytes[i] = (byte) (Mem.getBit(data, positions[i]) ? 1 : 0);
        }
        return values;
    }

    private static PhysicalValues decimals(int width, boolean bigEndian, FieldVector vector, int[] positions) {
        PhysicalValues values = fixed(width, positions.length);
        long data = vector.getDataBufferAddress();
        for (int i = 0; i < positions.length; i++) {
            long address = data + ((long) positions[i] << 4);
            checkDigits(vector, address, width);
            for (int k = 0; k < width; k++) {
                values.bytes[i * width + (bigEndian ? width - 1 - k : k)] = Mem.getByte(address + k);
            }
        }
        return values;
    }

    /** A number with more digits than its column declares would lose its high bytes. */
    private static void checkDigits(FieldVector vector, long address, int width) {
        byte sign = (byte) (Mem.getByte(address + width - 1) >> 7);
        for (int k = width; k < 16; k++) {
            if (Mem.getByte(address + k) != sign) {
                throw new IllegalArgumentException("column " + vector.getName() + " of type "
                        + vector.getField().getType() + " has a value with more digits than the type allows");
            }
        }
    }

    private static PhysicalValues varBytes(FieldVector vector, int[] positions) {
        long offsets = vector.getOffsetBufferAddress();
        long data = vector.getDataBufferAddress();
        int[] ends = new int[positions.length];
        int end = 0;
        for (int i = 0; i < positions.length; i++) {
            long offset = offsets + ((long) positions[i] << 2);
            end = Math.addExact(end, Mem.getInt(offset + Integer.BYTES) - Mem.getInt(offset));
            ends[i] = end;
        }
        byte[] bytes = new byte[end];
        int start = 0;
        for (int i = 0; i < positions.length; i++) {
            Mem.copyToArray(data + Mem.getInt(offsets + ((long) positions[i] << 2)), bytes, start, ends[i] - start);
            start = ends[i];
        }
        return new PhysicalValues(bytes, ends);
    }
}
