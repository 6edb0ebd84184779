package org.codeanatomy.plugin.api.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * BLAKE2b without a key, as RFC 7693 defines it, for digests of 1 to 64 bytes.
 *
 * <p>Our own because identities are hashed by the million and the libraries allocate for every one of them; an instance
 * is reused after {@link #digest}. Not thread-safe.
 */
public final class Blake2b {

    private static final int BLOCK = 128;
    private static final int ROUNDS = 12;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long[] IV = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
    };

    /** The message schedule of RFC 7693 section 2.7; rounds 10 and 11 repeat rounds 0 and 1. */
    private static final byte[][] SIGMA = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
        {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
        {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
        {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
        {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
    };

    private final int digestBytes;
    private final byte[] buffer = new byte[BLOCK];
    private final long[] state = new long[8];
    private final long[] message = new long[16];
    private int buffered;
    private long total;

    /**
     * A hash of {@code digestBytes} bytes.
     *
     * @throws IllegalArgumentException if that is not 1 to 64
     */
    public Blake2b(int digestBytes) {
        if (digestBytes < 1 || digestBytes > 64) {
            throw new IllegalArgumentException("a BLAKE2b digest has 1 to 64 bytes, not " + digestBytes);
        }
        this.digestBytes = digestBytes;
        reset();
    }

    /** Forgets what was hashed so far. */
    public Blake2b reset() {
        System.arraycopy(IV, 0, state, 0, state.length);
        state[0] ^= 0x0101_0000 ^ digestBytes;
        buffered = 0;
        total = 0;
        return this;
    }

    /** Adds all of {@code bytes}. */
    public Blake2b update(byte[] bytes) {
        return update(bytes, 0, bytes.length);
    }

    /** Adds {@code length} bytes from {@code offset}. */
    public Blake2b update(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int from = offset;
        int left = length;
        while (left > 0) {
            if (buffered == BLOCK) {
                total += BLOCK;
                compress(false);
                buffered = 0;
            }
            int part = Math.min(left, BLOCK - buffered);
            System.arraycopy(bytes, from, buffer, buffered, part);
            buffered += part;
            from += part;
            left -= part;
        }
        return this;
    }

    /** Adds a 32-bit integer, most significant byte first. */
    public Blake2b updateInt(int value) {
        if (BLOCK - buffered >= Integer.BYTES) {
            buffer[buffered] = (byte) (value >>> 24);
            buffer[buffered + 1] = (byte) (value >>> 16);
            buffer[buffered + 2] = (byte) (value >>> 8);
            buffer[buffered + 3] = (byte) value;
            buffered += Integer.BYTES;
            return this;
        }
        return update(new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value});
    }

    /** The digest of everything added; the hash is reset. */
    public byte[] digest() {
        byte[] digest = new byte[digestBytes];
        digestInto(digest, 0);
        return digest;
    }

    /** Writes the digest to {@code target} at {@code offset}; the hash is reset. */
    public void digestInto(byte[] target, int offset) {
        Objects.checkFromIndexSize(offset, digestBytes, target.length);
        total += buffered;
        Arrays.fill(buffer, buffered, BLOCK, (byte) 0);
        compress(true);
        for (int i = 0; i < digestBytes; i++) {
            target[offset + i] = (byte) (state[i >>> 3] >>> (8 * (i & 7)));
        }
        reset();
    }

    /**
     * The compression function of RFC 7693 section 3.2, its 16 words in locals and its eight mixings written out: through
     * an array and a method it takes twice as long in code that the quick compiler made.
     */
    private void compress(boolean last) {
        long[] m = message;
        for (int i = 0; i < 16; i++) {
            m[i] = (long) LONGS.get(buffer, i << 3);
        }
        long[] h = state;
        long v0 = h[0];
        long v1 = h[1];
        long v2 = h[2];
        long v3 = h[3];
        long v4 = h[4];
        long v5 = h[5];
        long v6 = h[6];
        long v7 = h[7];
        long v8 = IV[0];
        long v9 = IV[1];
        long v10 = IV[2];
        long v11 = IV[3];
        long v12 = IV[4] ^ total;
        long v13 = IV[5];
        long v14 = last ? ~IV[6] : IV[6];
        long v15 = IV[7];
        for (int round = 0; round < ROUNDS; round++) {
            byte[] s = SIGMA[round % 10];
            v0 += v4 + m[s[0]];
            v12 = Long.rotateRight(v12 ^ v0, 32);
            v8 += v12;
            v4 = Long.rotateRight(v4 ^ v8, 24);
            v0 += v4 + m[s[1]];
            v12 = Long.rotateRight(v12 ^ v0, 16);
            v8 += v12;
            v4 = Long.rotateRight(v4 ^ v8, 63);
            v1 += v5 + m[s[2]];
            v13 = Long.rotateRight(v13 ^ v1, 32);
            v9 += v13;
            v5 = Long.rotateRight(v5 ^ v9, 24);
            v1 += v5 + m[s[3]];
            v13 = Long.rotateRight(v13 ^ v1, 16);
            v9 += v13;
            v5 = Long.rotateRight(v5 ^ v9, 63);
            v2 += v6 + m[s[4]];
            v14 = Long.rotateRight(v14 ^ v2, 32);
            v10 += v14;
            v6 = Long.rotateRight(v6 ^ v10, 24);
            v2 += v6 + m[s[5]];
            v14 = Long.rotateRight(v14 ^ v2, 16);
            v10 += v14;
            v6 = Long.rotateRight(v6 ^ v10, 63);
            v3 += v7 + m[s[6]];
            v15 = Long.rotateRight(v15 ^ v3, 32);
            v11 += v15;
            v7 = Long.rotateRight(v7 ^ v11, 24);
            v3 += v7 + m[s[7]];
            v15 = Long.rotateRight(v15 ^ v3, 16);
            v11 += v15;
            v7 = Long.rotateRight(v7 ^ v11, 63);
            v0 += v5 + m[s[8]];
            v15 = Long.rotateRight(v15 ^ v0, 32);
            v10 += v15;
            v5 = Long.rotateRight(v5 ^ v10, 24);
            v0 += v5 + m[s[9]];
            v15 = Long.rotateRight(v15 ^ v0, 16);
            v10 += v15;
            v5 = Long.rotateRight(v5 ^ v10, 63);
            v1 += v6 + m[s[10]];
            v12 = Long.rotateRight(v12 ^ v1, 32);
            v11 += v12;
            v6 = Long.rotateRight(v6 ^ v11, 24);
            v1 += v6 + m[s[11]];
            v12 = Long.rotateRight(v12 ^ v1, 16);
            v11 += v12;
            v6 = Long.rotateRight(v6 ^ v11, 63);
            v2 += v7 + m[s[12]];
            v13 = Long.rotateRight(v13 ^ v2, 32);
            v8 += v13;
            v7 = Long.rotateRight(v7 ^ v8, 24);
            v2 += v7 + m[s[13]];
            v13 = Long.rotateRight(v13 ^ v2, 16);
            v8 += v13;
            v7 = Long.rotateRight(v7 ^ v8, 63);
            v3 += v4 + m[s[14]];
            v14 = Long.rotateRight(v14 ^ v3, 32);
            v9 += v14;
            v4 = Long.rotateRight(v4 ^ v9, 24);
            v3 += v4 + m[s[15]];
            v14 = Long.rotateRight(v14 ^ v3, 16);
            v9 += v14;
            v4 = Long.rotateRight(v4 ^ v9, 63);
        }
        h[0] ^= v0 ^ v8;
        h[1] ^= v1 ^ v9;
        h[2] ^= v2 ^ v10;
        h[3] ^= v3 ^ v11;
        h[4] ^= v4 ^ v12;
        h[5] ^= v5 ^ v13;
        h[6] ^= v6 ^ v14;
        h[7] ^= v7 ^ v15;
    }
}
