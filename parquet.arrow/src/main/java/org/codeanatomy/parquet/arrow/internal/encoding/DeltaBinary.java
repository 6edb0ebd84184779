package org.codeanatomy.parquet.arrow.internal.encoding;

import java.util.Arrays;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/** DELTA_BYTE_ARRAY: each value shares a prefix with the one before and brings the rest. */
public final class DeltaBinary implements BinaryDecoder {

    private final DeltaPacked prefixes;
    private final DeltaLengthBinary suffixes;
    private byte[] last = new byte[64];
    private int lastLength;

    public DeltaBinary(Bytes bytes) {
        this.prefixes = new DeltaPacked(bytes, Integer.BYTES);
        long suffixStart = new DeltaPacked(bytes, Integer.BYTES).findEnd();
        this.suffixes = new DeltaLengthBinary(new Bytes(suffixStart, bytes.end()));
    }

    @Override
    public void decode(VarBytes target, int slot, int count) {
        long filled = target.offset(slot);
        for (int i = 0; i < count; i++) {
            advance();
            target.reserveData(filled + lastLength, filled);
            Mem.copyFromArray(last, 0, target.data() + filled, lastLength);
            filled += lastLength;
            Mem.putInt(target.offsets() + (slot + i + 1L) * Integer.BYTES, (int) filled);
        }
    }

    @Override
    public void skip(int count) {
        for (int i = 0; i < count; i++) {
            advance();
        }
    }

    private void advance() {
        int prefix = (int) prefixes.next();
        DamagedException.check(
                prefix >= 0 && prefix <= lastLength, "a shared prefix is longer than the value it is shared with");
        int suffix = suffixes.next();
        int length = Math.addExact(prefix, suffix);
        if (length > last.length) {
            last = Arrays.copyOf(last, Math.max(length, last.length * 2));
        }
        Mem.copyToArray(suffixes.address(), last, prefix, suffix);
        suffixes.pass(suffix);
        lastLength = length;
    }
}
