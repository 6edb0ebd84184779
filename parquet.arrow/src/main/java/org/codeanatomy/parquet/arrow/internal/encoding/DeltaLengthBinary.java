package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/** DELTA_LENGTH_BYTE_ARRAY: all lengths, delta-packed, then all bytes. */
public final class DeltaLengthBinary implements BinaryDecoder {

    private final DeltaPacked lengths;
    private final long end;
    private long at;

    public DeltaLengthBinary(Bytes bytes) {
        this.lengths = new DeltaPacked(bytes, Integer.BYTES);
        this.at = new DeltaPacked(bytes, Integer.BYTES).findEnd();
        this.end = bytes.end();
    }

    @Override
    public void decode(VarBytes target, int slot, int count) {
        long offset = target.offsets() + ((long) slot << 2) + Integer.BYTES;
        long start = target.offset(slot);
        long filled = start;
        for (int i = 0; i < count; i++) {
            filled += nextLength(filled - start);
            Mem.putInt(offset + ((long) i << 2), (int) filled);
        }
        target.reserveData(filled, start);
        Mem.copy(at, target.data() + start, filled - start);
        at += filled - start;
    }

    @Override
    public void skip(int count) {
        for (int i = 0; i < count; i++) {
            at += nextLength(0);
        }
    }

    /** The length of the next value, whose bytes lie {@code ahead} bytes behind the first one not taken. */
    private int nextLength(long ahead) {
        int length = (int) lengths.next();
        DamagedException.check(
                length >= 0 && length <= end - at - ahead, "a page has fewer bytes than its lengths announce");
        return length;
    }

    /** Takes the next value's length; its bytes begin at {@link #address} and must be passed by {@link #pass}. */
    int next() {
        return nextLength(0);
    }

    long address() {
        return at;
    }

    void pass(int bytes) {
        at += bytes;
    }
}
