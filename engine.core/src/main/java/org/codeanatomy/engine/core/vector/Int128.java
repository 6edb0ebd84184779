package org.codeanatomy.engine.core.vector;

import java.math.BigInteger;

/** Two's complement integers of two or three 64-bit words, as big integers. For results and messages, not for loops. */
public final class Int128 {

    private Int128() {}

    /** The integer of a low and a high word. */
    public static BigInteger toBigInteger(long low, long high) {
        return toBigInteger(low, high, high >> 63);
    }

    /** The integer of three words, lowest first. */
    public static BigInteger toBigInteger(long low, long middle, long high) {
        byte[] bytes = new byte[24];
        put(bytes, 0, high);
        put(bytes, 8, middle);
        put(bytes, 16, low);
        return new BigInteger(bytes);
    }

    private static void put(byte[] bytes, int at, long word) {
        for (int i = 0; i < 8; i++) {
            bytes[at + i] = (byte) (word >>> (56 - 8 * i));
        }
    }
}
