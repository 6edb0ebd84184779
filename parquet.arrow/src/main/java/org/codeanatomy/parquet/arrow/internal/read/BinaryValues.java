package org.codeanatomy.parquet.arrow.internal.read;

import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.Encoding;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.encoding.BinaryDecoder;
import org.codeanatomy.parquet.arrow.internal.encoding.DeltaBinary;
import org.codeanatomy.parquet.arrow.internal.encoding.DeltaLengthBinary;
import org.codeanatomy.parquet.arrow.internal.encoding.DictionaryBinary;
import org.codeanatomy.parquet.arrow.internal.encoding.PlainBinary;
import org.codeanatomy.parquet.arrow.internal.encoding.Spread;
import org.codeanatomy.parquet.arrow.internal.encoding.VarBytes;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/** Strings and binary: offsets and bytes. */
final class BinaryValues extends LeafValues {

    private final VarBytes target;
    private final VarBytes dictionary;
    private int dictionarySize = -1;
    private Encoding encoding;
    private Bytes bytes;
    private BinaryDecoder decoder;
    /** Bytes of the last batch. */
    private int lastBytes;

    BinaryValues(BufferAllocator allocator) {
        this.target = new VarBytes(allocator);
        this.dictionary = new VarBytes(allocator);
    }

    @Override
    void dictionary(Bytes values, int count) {
        DamagedException.check(
                count >= 0 && count <= values.length() / Integer.BYTES, "a dictionary has fewer bytes than entries");
        dictionary.start(count);
        dictionary.reserveData(values.length(), 0);
        new PlainBinary(values).decode(dictionary, 0, count);
        dictionarySize = count;
    }

    @Override
    void page(Encoding pageEncoding, Bytes values) {
        encoding = pageEncoding;
        bytes = values;
        decoder = null;
    }

    private BinaryDecoder decoder() {
        if (decoder == null) {
            decoder = decoder(encoding, bytes);
            if (decoder == null) {
                DamagedException.check(dictionarySize >= 0, "a page refers to a dictionary, and there is none");
                decoder = new DictionaryBinary(bytes, dictionary, dictionarySize);
            }
        }
        return decoder;
    }

    /** A decoder of byte arrays, or null if the page holds dictionary ids. */
    static BinaryDecoder decoder(Encoding encoding, Bytes bytes) {
        return switch (encoding) {
            case PLAIN -> new PlainBinary(bytes);
            case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthBinary(bytes);
            case DELTA_BYTE_ARRAY -> new DeltaBinary(bytes);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> null;
            default -> throw unsupported(encoding, "BYTE_ARRAY");
        };
    }

    @Override
    void start(int slots) {
        target.start(slots);
        // A little more than last time: growing at the end of a batch would copy nearly all of it.
        target.reserveData(Math.min(lastBytes + lastBytes / 8L, Integer.MAX_VALUE / 2), 0);
    }

    @Override
    void reserve(int slots, int filled) {
        target.reserveSlots(slots, filled);
    }

    @Override
    void append(int slot, int count, int values, long validity) {
        if (values > 0) {
            decoder().decode(target, slot, values);
        }
        if (values < count) {
            Spread.offsets(target.offsets(), slot, count, values, validity);
        }
    }

    @Override
    void skip(int values) {
        if (values > 0) {
            decoder().skip(values);
        }
    }

    @Override
    List<ArrowBuf> detach(int slots) {
        lastBytes = Mem.getInt(target.offsets() + ((long) slots << 2));
        return List.of(target.detachOffsets(), target.detachData());
    }

    @Override
    public void close() {
        target.close();
        dictionary.close();
    }
}
