package org.codeanatomy.parquet.arrow.internal.read;

import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.encoding.BinaryDecoder;
import org.codeanatomy.parquet.arrow.internal.encoding.Converted;
import org.codeanatomy.parquet.arrow.internal.encoding.DeltaBinary;
import org.codeanatomy.parquet.arrow.internal.encoding.DeltaPacked;
import org.codeanatomy.parquet.arrow.internal.encoding.DictionaryFixed;
import org.codeanatomy.parquet.arrow.internal.encoding.FixedDecoder;
import org.codeanatomy.parquet.arrow.internal.encoding.FixedFromBinary;
import org.codeanatomy.parquet.arrow.internal.encoding.Kernels;
import org.codeanatomy.parquet.arrow.internal.encoding.PlainFixed;
import org.codeanatomy.parquet.arrow.internal.encoding.Spread;
import org.codeanatomy.parquet.arrow.internal.encoding.StreamSplit;
import org.codeanatomy.parquet.arrow.internal.encoding.VarBytes;
import org.codeanatomy.parquet.arrow.internal.format.Conversion;
import org.codeanatomy.parquet.arrow.internal.format.PhysicalType;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;
import org.codeanatomy.parquet.arrow.internal.page.GrowableBuffer;

/** Values of one width; the dictionary is converted to the vector's layout once, so that ids are only looked up. */
final class FixedValues extends LeafValues {

    private final PhysicalType type;
    private final int width;
    private final GrowableBuffer target;
    private final GrowableBuffer dictionary;
    private final GrowableBuffer scratch;
    private final VarBytes binaryScratch;
    private int dictionarySize = -1;
    private Encoding encoding;
    private Bytes bytes;
    private FixedDecoder decoder;

    FixedValues(PhysicalType type, BufferAllocator allocator) {
        this.type = type;
        this.width = type.arrowWidth();
        this.target = new GrowableBuffer(allocator);
        this.dictionary = new GrowableBuffer(allocator);
        this.scratch = new GrowableBuffer(allocator);
        this.binaryScratch = new VarBytes(allocator);
    }

    @Override
    void dictionary(Bytes values, int count) {
        int least = type.width() == 0 ? Integer.BYTES : type.width();
        DamagedException.check(
                count >= 0 && count <= values.length() / least, "a dictionary has fewer bytes than entries");
        dictionary.reserve((long) count * width, 0);
        stored(Encoding.PLAIN, values).decode(dictionary.address(), count);
        dictionarySize = count;
    }

    @Override
    void page(Encoding pageEncoding, Bytes values) {
        encoding = pageEncoding;
        bytes = values;
        decoder = null;
    }

    private FixedDecoder decoder() {
        if (decoder == null) {
            decoder = stored(encoding, bytes);
        }
        return decoder;
    }

    private FixedDecoder stored(Encoding pageEncoding, Bytes values) {
        if (pageEncoding == Encoding.PLAIN_DICTIONARY || pageEncoding == Encoding.RLE_DICTIONARY) {
            DamagedException.check(dictionarySize >= 0, "a page refers to a dictionary, and there is none");
            return new DictionaryFixed(values, dictionary.address(), dictionarySize, width);
        }
        if (type.conversion() == Conversion.BINARY_TO_DECIMAL) {
            return fromBinary(BinaryValues.decoder(pageEncoding, values), true);
        }
        if (pageEncoding == Encoding.DELTA_BYTE_ARRAY && type.type() == Type.FIXED_LEN_BYTE_ARRAY) {
            return fromBinary(new DeltaBinary(values), type.conversion() == Conversion.FIXED_TO_DECIMAL);
        }
        FixedDecoder plain = unconverted(pageEncoding, values);
        return type.conversion() == Conversion.SAME
                ? plain
                : new Converted(plain, Kernels.of(type.conversion(), type.width()), type.width(), width, scratch);
    }

    private FixedDecoder fromBinary(BinaryDecoder stored, boolean decimal) {
        return new FixedFromBinary(stored, binaryScratch, decimal, width);
    }

    private FixedDecoder unconverted(Encoding pageEncoding, Bytes values) {
        boolean integer = type.type() == Type.INT32 || type.type() == Type.INT64;
        return switch (pageEncoding) {
            case PLAIN -> new PlainFixed(values, type.width());
            case BYTE_STREAM_SPLIT -> new StreamSplit(values, type.width());
            case DELTA_BINARY_PACKED -> {
                if (!integer) {
                    throw unsupported(pageEncoding, type.type());
                }
                yield new DeltaPacked(values, type.width());
            }
            default -> throw unsupported(pageEncoding, type.type());
        };
    }

    @Override
    void start(int slots) {
        target.reserve((long) slots * width, 0);
    }

    @Override
    void reserve(int slots, int filled) {
        target.reserve((long) slots * width, (long) filled * width);
    }

    @Override
    void append(int slot, int count, int values, long validity) {
        long base = target.address() + (long) slot * width;
        if (values > 0) {
            decoder().decode(base, values);
        }
        if (values < count) {
            Spread.fixed(base, slot, count, values, width, validity);
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
        return List.of(target.detach());
    }

    @Override
    public void close() {
        target.close();
        dictionary.close();
        scratch.close();
        binaryScratch.close();
    }
}
