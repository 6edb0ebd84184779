package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/** RLE booleans, decoded to one byte each. */
public final class RunLengthBooleans implements FixedDecoder {

    private static final int MOST_BITS = 56;

    private final RunLengthDecoder runs;

    /** The bytes begin with the 32-bit length of the runs, in pages of both versions. */
    public RunLengthBooleans(Bytes bytes) {
        this.runs = new RunLengthDecoder(bytes.prefixed(), 1);
    }

    @Override
    public void decode(long target, int count) {
        int done = 0;
        while (done < count) {
            int run = runs.available(count - done);
            if (runs.repeats()) {
                Mem.fill(target + done, run, (byte) runs.takeRepeated(run));
                done += run;
            } else {
                int taken = Math.min(run, MOST_BITS);
                long bits = runs.takeBits(taken);
                for (int i = 0; i < taken; i++) {
                    Mem.putByte(target + done + i, (byte) (bits >>> i & 1));
                }
                done += taken;
            }
        }
    }

    @Override
    public void skip(int count) {
        runs.skip(count);
    }
}
