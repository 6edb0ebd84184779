package org.codeanatomy.memory;

import java.lang.reflect.Field;
import java.nio.ByteOrder;
import sun.misc.Unsafe;

/**
 * Loads and stores at absolute off-heap addresses, without bounds checks.
 *
 * <p>Kernels prove {@code (address, length)} once per batch and then read {@code base + width * row}; a check per value
 * costs more than the work itself. Whoever calls this class owns that proof: an address outside memory the caller holds
 * ends the process. Values are in the machine's byte order, which must be little-endian, as Arrow's buffers are.
 *
 * <p>Thread-safe in the sense of plain memory: no method synchronises.
 */
public final class Mem {

    private static final Unsafe UNSAFE = unsafe();
    private static final long BYTE_ARRAY_BASE = UNSAFE.arrayBaseOffset(byte[].class);

    private Mem() {}

    private static Unsafe unsafe() {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalStateException(
                    "Arrow buffers are little-endian; this machine is " + ByteOrder.nativeOrder());
        }
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return (Unsafe) field.get(null);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("this JDK refuses sun.misc.Unsafe; run on JDK 17 to 25", refused);
        }
    }

    /** The byte at {@code address}. */
    public static byte getByte(long address) {
        return UNSAFE.getByte(address);
    }

    /** The 16-bit integer at {@code address}, which need not be aligned. */
    public static short getShort(long address) {
        return UNSAFE.getShort(address);
    }

    /** The 32-bit integer at {@code address}, which need not be aligned. */
    public static int getInt(long address) {
        return UNSAFE.getInt(address);
    }

    /** The 64-bit integer at {@code address}, which need not be aligned. */
    public static long getLong(long address) {
        return UNSAFE.getLong(address);
    }

    /** The 32-bit float at {@code address}. */
    public static float getFloat(long address) {
        return UNSAFE.getFloat(address);
    }

    /** The 64-bit float at {@code address}. */
    public static double getDouble(long address) {
        return UNSAFE.getDouble(address);
    }

    /** Stores a byte. */
    public static void putByte(long address, byte value) {
        UNSAFE.putByte(address, value);
    }

    /** Stores a 16-bit integer. */
    public static void putShort(long address, short value) {
        UNSAFE.putShort(address, value);
    }

    /** Stores a 32-bit integer. */
    public static void putInt(long address, int value) {
        UNSAFE.putInt(address, value);
    }

    /** Stores a 64-bit integer. */
    public static void putLong(long address, long value) {
        UNSAFE.putLong(address, value);
    }

    /** Stores a 32-bit float. */
    public static void putFloat(long address, float value) {
        UNSAFE.putFloat(address, value);
    }

    /** Stores a 64-bit float. */
    public static void putDouble(long address, double value) {
        UNSAFE.putDouble(address, value);
    }

    /** Copies {@code bytes} bytes; the ranges may overlap. */
    public static void copy(long source, long target, long bytes) {
        UNSAFE.copyMemory(source, target, bytes);
    }

    /**
     * Copies off-heap bytes into an array.
     *
     * @throws IndexOutOfBoundsException if the range does not lie inside {@code target}
     */
    public static void copyToArray(long source, byte[] target, int offset, int bytes) {
        java.util.Objects.checkFromIndexSize(offset, bytes, target.length);
        UNSAFE.copyMemory(null, source, target, BYTE_ARRAY_BASE + offset, bytes);
    }

    /**
     * Copies a part of an array to off-heap memory.
     *
     * @throws IndexOutOfBoundsException if the range does not lie inside {@code source}
     */
    public static void copyFromArray(byte[] source, int offset, long target, int bytes) {
        java.util.Objects.checkFromIndexSize(offset, bytes, source.length);
        UNSAFE.copyMemory(source, BYTE_ARRAY_BASE + offset, null, target, bytes);
    }

    /** Sets {@code bytes} bytes to {@code value}. */
    public static void fill(long address, long bytes, byte value) {
        UNSAFE.setMemory(address, bytes, value);
    }

    /**
     * The bit {@code index} of a bitmap, least significant bit first, as Arrow numbers validity and boolean bits.
     *
     * @param bitmap address of the bitmap's first byte
     */
    public static boolean getBit(long bitmap, long index) {
        return (UNSAFE.getByte(bitmap + (index >>> 3)) >>> (index & 7) & 1) != 0;
    }

    /** Sets the bit {@code index} of a bitmap. Two threads must not write bits of one byte. */
    public static void setBit(long bitmap, long index) {
        long address = bitmap + (index >>> 3);
        UNSAFE.putByte(address, (byte) (UNSAFE.getByte(address) | 1 << (index & 7)));
    }

    /** Clears the bit {@code index} of a bitmap. Two threads must not write bits of one byte. */
    public static void clearBit(long bitmap, long index) {
        long address = bitmap + (index >>> 3);
        UNSAFE.putByte(address, (byte) (UNSAFE.getByte(address) & ~(1 << (index & 7))));
    }
}
