package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;

/** Copies short byte ranges by whole words, which costs a fraction of a call to the general copy. */
final class Words {

    private static final int SHORT = 64;

    private Words() {}

    /** Copies {@code bytes} bytes; up to 31 more are read and written, so both sides need slack behind them. */
    static void copy(long source, long target, int bytes) {
        if (bytes > SHORT) {
            Mem.copy(source, target, bytes);
            return;
        }
        Mem.putLong(target, Mem.getLong(source));
        Mem.putLong(target + 8, Mem.getLong(source + 8));
        for (int done = 16; done < bytes; done += 16) {
            Mem.putLong(target + done, Mem.getLong(source + done));
            Mem.putLong(target + done + 8, Mem.getLong(source + done + 8));
        }
    }
}
