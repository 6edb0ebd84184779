package org.codeanatomy.parquet.arrow.internal.read;

import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.Encoding;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.encoding.FixedDecoder;
import org.codeanatomy.parquet.arrow.internal.encoding.PlainBooleans;
import org.codeanatomy.parquet.arrow.internal.encoding.RunLengthBooleans;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;
import org.codeanatomy.parquet.arrow.internal.page.GrowableBuffer;

/** Booleans: decoded to bytes, then packed into the vector's bits. */
final class BooleanValues extends LeafValues {

    private static final int BLOCK = 1024;

    private final Validity bits;
    private final GrowableBuffer scratch;
    private Encoding encoding;
    private Bytes bytes;
    private FixedDecoder decoder;

    BooleanValues(BufferAllocator allocator) {
        this.bits = new Validity(allocator);
        this.scratch = new GrowableBuffer(allocator);
    }

    @Override
    void dictionary(Bytes values, int count) {
        throw unsupported(Encoding.PLAIN_DICTIONARY, "BOOLEAN");
    }

    @Override
    void page(Encoding pageEncoding, Bytes values) {
        encoding = pageEncoding;
        bytes = values;
        decoder = null;
    }

    private FixedDecoder decoder() {
        if (decoder == null) {
            decoder = switch (encoding) {
                case PLAIN -> new PlainBooleans(bytes);
                case RLE -> new RunLengthBooleans(bytes);
                default -> throw unsupported(encoding, "BOOLEAN");
            };
        }
        return decoder;
    }

    @Override
    void start(int slots) {
        bits.reserve(slots);
    }

    @Override
    void reserve(int slots, int filled) {
        bits.reserve(slots);
    }

    @Override
    void append(int slot, int count, int values, long validity) {
        if (values == 0) {
            return;
        }
        scratch.reserve(BLOCK, 0);
        int open = values;
        int taken = 0;
        int held = 0;
        for (int i = 0; i < count; i++) {
            if (!Mem.getBit(validity, slot + i)) {
                continue;
            }
            if (taken == held) {
                held = Math.min(BLOCK, open);
                open -= held;
                decoder().decode(scratch.address(), held);
                taken = 0;
            }
            bits.or(slot + i, Mem.getByte(scratch.address() + taken));
            taken++;
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
        return List.of(bits.detach());
    }

    @Override
    public void close() {
        bits.close();
        scratch.close();
    }
}
