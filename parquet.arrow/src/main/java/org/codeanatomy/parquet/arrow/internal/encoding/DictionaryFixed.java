package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/** Dictionary ids, looked up in a dictionary of values of one width. */
public final class DictionaryFixed implements FixedDecoder {

    private final IdStream stream;
    private final long dictionary;
    private final int width;

    /**
     * Starts at the page's first id.
     *
     * @param dictionary address of {@code size} values, already as the Arrow vector wants them
     */
    public DictionaryFixed(Bytes ids, long dictionary, int size, int width) {
        this.stream = new IdStream(ids, size);
        this.dictionary = dictionary;
        this.width = width;
    }

    @Override
    public void decode(long target, int count) {
        long to = target;
        int open = count;
        while (open > 0) {
            int run = stream.available(open);
            if (stream.repeats()) {
                fill(dictionary + (long) stream.repeated(run) * width, to, run);
            } else {
                run = Math.min(run, stream.blockSize());
                gather(stream.block(run), to, run);
            }
            to += (long) run * width;
            open -= run;
        }
    }

    @Override
    public void skip(int count) {
        stream.skip(count);
    }

    private void gather(int[] ids, long target, int count) {
        switch (width) {
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    Mem.putByte(target + i, Mem.getByte(dictionary + ids[i]));
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    Mem.putShort(target + ((long) i << 1), Mem.getShort(dictionary + ((long) ids[i] << 1)));
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    Mem.putInt(target + ((long) i << 2), Mem.getInt(dictionary + ((long) ids[i] << 2)));
                }
            }
            case 8 -> {
                for (int i = 0; i < count; i++) {
                    Mem.putLong(target + ((long) i << 3), Mem.getLong(dictionary + ((long) ids[i] << 3)));
                }
            }
            case 16 -> gather16(ids, target, count);
            default -> {
                for (int i = 0; i < count; i++) {
                    Mem.copy(dictionary + (long) ids[i] * width, target + (long) i * width, width);
                }
            }
        }
    }

    private void gather16(int[] ids, long target, int count) {
        for (int i = 0; i < count; i++) {
            long from = dictionary + ((long) ids[i] << 4);
            long to = target + ((long) i << 4);
            Mem.putLong(to, Mem.getLong(from));
            Mem.putLong(to + 8, Mem.getLong(from + 8));
        }
    }

    private void fill(long from, long target, int count) {
        switch (width) {
            case 1 -> Mem.fill(target, count, Mem.getByte(from));
            case 4 -> {
                int value = Mem.getInt(from);
                for (int i = 0; i < count; i++) {
                    Mem.putInt(target + ((long) i << 2), value);
                }
            }
            case 8 -> {
                long value = Mem.getLong(from);
                for (int i = 0; i < count; i++) {
                    Mem.putLong(target + ((long) i << 3), value);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    Mem.copy(from, target + (long) i * width, width);
                }
            }
        }
    }
}
