package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.codeanatomy.plugin.api.hash.Blake2b;

/** The two hashes of a text. Reuses its buffers; not thread-safe. */
final class TextHash {

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Blake2b hash64 = new Blake2b(8);
    private final Blake2b hash128 = new Blake2b(16);
    private final byte[] digest64 = new byte[8];
    private final byte[] digest128 = new byte[16];

    /** BLAKE2b with 8 bytes of output, most significant byte first, the sign bit cleared. */
    long hash64(Scratch text) {
        text.digestInto(hash64, digest64);
        return (long) BIG_ENDIAN.get(digest64, 0) & Long.MAX_VALUE;
    }

    /** Adds BLAKE2b with 16 bytes of output, in lower-case hexadecimal digits. */
    void appendHash128(Scratch text, Scratch target) {
        text.digestInto(hash128, digest128);
        target.appendHex(digest128);
    }
}
