package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/** Dictionary ids, looked up in a dictionary of byte arrays. */
public final class DictionaryBinary implements BinaryDecoder {

    private final IdStream stream;
    private final VarBytes dictionary;

    public DictionaryBinary(Bytes ids, VarBytes dictionary, int size) {
        this.stream = new IdStream(ids, size);
        this.dictionary = dictionary;
    }

    @Override
    public void decode(VarBytes target, int slot, int count) {
        int done = 0;
        while (done < count) {
            int run = stream.available(count - done);
            if (stream.repeats()) {
                repeat(stream.repeated(run), target, slot + done, run);
            } else {
                run = Math.min(run, stream.blockSize());
                gather(stream.block(run), target, slot + done, run);
            }
            done += run;
        }
    }

    @Override
    public void skip(int count) {
        stream.skip(count);
    }

    private void gather(int[] ids, VarBytes target, int slot, int count) {
        long entries = dictionary.offsets();
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            long entry = entries + ((long) ids[i] << 2);
            bytes += Mem.getInt(entry + Integer.BYTES) - Mem.getInt(entry);
        }
        long end = target.offset(slot);
        target.reserveData(end + bytes, end);
        long source = dictionary.data();
        long to = target.data();
        long offset = target.offsets() + ((long) slot << 2) + Integer.BYTES;
        for (int i = 0; i < count; i++) {
            long entry = entries + ((long) ids[i] << 2);
            int start = Mem.getInt(entry);
            int length = Mem.getInt(entry + Integer.BYTES) - start;
            Words.copy(source + start, to + end, length);
            end += length;
            Mem.putInt(offset + ((long) i << 2), (int) end);
        }
    }

    private void repeat(int id, VarBytes target, int slot, int count) {
        int start = dictionary.offset(id);
        int length = dictionary.offset(id + 1) - start;
        long end = target.offset(slot);
        target.reserveData(end + (long) length * count, end);
        long source = dictionary.data() + start;
        long to = target.data();
        long offset = target.offsets() + ((long) slot << 2) + Integer.BYTES;
        for (int i = 0; i < count; i++) {
            Words.copy(source, to + end, length);
            end += length;
            Mem.putInt(offset + ((long) i << 2), (int) end);
        }
    }
}
