package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/** PLAIN byte arrays: each behind its 32-bit length. */
public final class PlainBinary implements BinaryDecoder {

    private static final String CUT = "a page has fewer plain byte arrays than it announces";

    private final long end;
    private long at;

    public PlainBinary(Bytes bytes) {
        this.at = bytes.start();
        this.end = bytes.end();
    }

    @Override
    public void decode(VarBytes target, int slot, int count) {
        long offset = target.offsets() + ((long) slot << 2) + Integer.BYTES;
        long filled = target.offset(slot);
        long from = at;
        long to = target.data();
        long room = target.dataCapacity();
        for (int i = 0; i < count; i++) {
            DamagedException.check(from + Integer.BYTES <= end, CUT);
            int length = Mem.getInt(from);
            from += Integer.BYTES;
            DamagedException.check(length >= 0 && length <= end - from, CUT);
            if (length > room - filled) {
                target.reserveData(filled + length, filled);
                to = target.data();
                room = target.dataCapacity();
            }
            Words.copy(from, to + filled, length);
            from += length;
            filled += length;
            Mem.putInt(offset + ((long) i << 2), (int) filled);
        }
        at = from;
    }

    @Override
    public void skip(int count) {
        for (int i = 0; i < count; i++) {
            DamagedException.check(at + Integer.BYTES <= end, CUT);
            int length = Mem.getInt(at);
            DamagedException.check(length >= 0 && length <= end - at - Integer.BYTES, CUT);
            at += Integer.BYTES + length;
        }
    }
}
