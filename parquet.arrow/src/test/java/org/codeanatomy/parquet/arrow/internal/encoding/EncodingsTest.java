package org.codeanatomy.parquet.arrow.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.io.api.Binary;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;
import org.codeanatomy.parquet.arrow.internal.page.GrowableBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What parquet-java's encoders write is decoded to the same values, in pieces of any size and with gaps. */
class EncodingsTest {

    private static final HeapByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();
    private static final int PAGE = 1 << 20;

    private final Random random = new Random(11);
    private BufferAllocator allocator;
    private GrowableBuffer page;
    private GrowableBuffer decoded;
    private VarBytes decodedBytes;

    @BeforeEach
    void open() {
        allocator = new RootAllocator();
        page = new GrowableBuffer(allocator);
        decoded = new GrowableBuffer(allocator);
        decodedBytes = new VarBytes(allocator);
    }

    @AfterEach
    void close() {
        page.close();
        decoded.close();
        decodedBytes.close();
        allocator.close();
    }

    private static byte[] encoded(BytesInput source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        source.writeAllTo(bytes);
        return bytes.toByteArray();
    }

    private Bytes bytes(byte[] source) {
        page.reserve(Math.max(1, source.length), 0);
        Mem.copyFromArray(source, 0, page.address(), source.length);
        return new Bytes(page.address(), page.address() + source.length);
    }

    private long[] numbers(int bits, int count) {
        long[] values = new long[count];
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = bits == 0 ? value + 3 : random.nextLong() >> (Long.SIZE - bits);
            values[i] = value;
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 17, 31, 33, 48, 57, 60, 63, 64})
    void deltaPackedLongs_decode(int bits) throws IOException {
        for (int count : new int[] {1, 2, 127, 128, 129, 5000}) {
            long[] values = numbers(bits, count);
            ValuesWriter writer = new DeltaBinaryPackingValuesWriterForLong(100, PAGE, HEAP);
            for (long value : values) {
                writer.writeLong(value);
            }
            byte[] encoded = encoded(writer.getBytes());
            checkFixed(new DeltaPacked(bytes(encoded), Long.BYTES), values, Long.BYTES);
            checkCut(encoded, cut -> decode(new DeltaPacked(cut, Long.BYTES), count, Long.BYTES));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 16, 32})
    void deltaPackedInts_decode(int bits) throws IOException {
        long[] values = numbers(bits, 3000);
        ValuesWriter writer = new DeltaBinaryPackingValuesWriterForInteger(100, PAGE, HEAP);
        for (long value : values) {
            writer.writeInteger((int) value);
        }
        checkFixed(new DeltaPacked(bytes(encoded(writer.getBytes())), Integer.BYTES), values, Integer.BYTES);
    }

    @Test
    void streamSplitDoubles_decode() throws IOException {
        long[] values = numbers(64, 3000);
        ValuesWriter writer = new ByteStreamSplitValuesWriter.DoubleByteStreamSplitValuesWriter(100, PAGE, HEAP);
        for (long value : values) {
            writer.writeDouble(Double.longBitsToDouble(value));
        }
        checkFixed(new StreamSplit(bytes(encoded(writer.getBytes())), Double.BYTES), values, Double.BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 8, 9, 17, 31, 32})
    void runLengths_decode(int width) throws IOException {
        int[] values = new int[4000];
        for (int i = 0; i < values.length; i++) {
            boolean repeat = i > 0 && (i / 100) % 2 == 0;
            values[i] = repeat ? values[i - 1] : width == 0 ? 0 : random.nextInt() >>> (Integer.SIZE - width);
        }
        RunLengthBitPackingHybridEncoder encoder = new RunLengthBitPackingHybridEncoder(width, 100, PAGE, HEAP);
        for (int value : values) {
            encoder.writeInt(value);
        }
        RunLengthDecoder decoder = new RunLengthDecoder(bytes(encoded(encoder.toBytes())), width);
        int done = 0;
        int[] target = new int[values.length];
        while (done < values.length) {
            int run = decoder.available(Math.min(300, values.length - done));
            if (decoder.repeats()) {
                Arrays.fill(target, done, done + run, decoder.takeRepeated(run));
            } else {
                decoder.takePacked(target, done, run);
            }
            done += run;
        }
        assertThat(target).isEqualTo(values);
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            words.add("prefix/" + i / 100 + "/" + "x".repeat(random.nextInt(90)) + random.nextInt(50));
        }
        words.set(7, "");
        return words;
    }

    @Test
    void deltaByteArrays_decode() throws IOException {
        List<String> words = words();
        ValuesWriter writer = new DeltaByteArrayWriter(100, PAGE, HEAP);
        words.forEach(word -> writer.writeBytes(Binary.fromString(word)));
        byte[] encoded = encoded(writer.getBytes());
        checkWords(new DeltaBinary(bytes(encoded)), words);
        checkCut(encoded, cut -> decodeWords(new DeltaBinary(cut), words.size()));
    }

    @Test
    void deltaLengthByteArrays_decode() throws IOException {
        List<String> words = words();
        ValuesWriter writer = new DeltaLengthByteArrayValuesWriter(100, PAGE, HEAP);
        words.forEach(word -> writer.writeBytes(Binary.fromString(word)));
        byte[] encoded = encoded(writer.getBytes());
        checkWords(new DeltaLengthBinary(bytes(encoded)), words);
        checkCut(encoded, cut -> decodeWords(new DeltaLengthBinary(cut), words.size()));
    }

    @Test
    void dictionaryId_outsideTheDictionary_isRefused() {
        // Width 3, a run of eight values 5.
        Bytes ids = bytes(new byte[] {3, 16, 5});
        decoded.reserve(64, 0);
        GrowableBuffer dictionary = new GrowableBuffer(allocator);
        dictionary.reserve(20, 0);
        assertThatThrownBy(() -> new DictionaryFixed(ids, dictionary.address(), 5, 4).decode(decoded.address(), 8))
                .isInstanceOf(DamagedException.class)
                .hasMessage("a page refers to entry 5 of a dictionary of 5 entries");
        dictionary.close();
    }

    private void decode(FixedDecoder decoder, int count, int width) {
        decoded.reserve((long) count * width, 0);
        decoder.decode(decoded.address(), count);
    }

    private void decodeWords(BinaryDecoder decoder, int count) {
        decodedBytes.start(count);
        decoder.decode(decodedBytes, 0, count);
    }

    private interface Decoding {
        void run(Bytes bytes);
    }

    /** Bytes that end early are refused: no byte behind the end is taken for a value. */
    private void checkCut(byte[] encoded, Decoding decoding) {
        for (int length = 0; length < encoded.length - 64; length += 1 + encoded.length / 20) {
            Bytes cut = bytes(encoded).first(length);
            assertThatThrownBy(() -> decoding.run(cut)).isInstanceOf(DamagedException.class);
        }
    }

    private void checkFixed(FixedDecoder decoder, long[] values, int width) {
        decoded.reserve((long) values.length * width, 0);
        int at = 0;
        while (at < values.length) {
            int count = Math.min(values.length - at, 1 + random.nextInt(200));
            if (random.nextInt(4) == 0) {
                decoder.skip(count);
            } else {
                decoder.decode(decoded.address(), count);
                for (int i = 0; i < count; i++) {
                    long address = decoded.address() + (long) i * width;
                    long value = width == Integer.BYTES ? Mem.getInt(address) : Mem.getLong(address);
                    assertThat(value).isEqualTo(width == Integer.BYTES ? (int) values[at + i] : values[at + i]);
                }
            }
            at += count;
        }
    }

    private void checkWords(BinaryDecoder decoder, List<String> words) {
        int at = 0;
        while (at < words.size()) {
            int count = Math.min(words.size() - at, 1 + random.nextInt(200));
            if (random.nextInt(4) == 0) {
                decoder.skip(count);
            } else {
                decodeWords(decoder, count);
                for (int i = 0; i < count; i++) {
                    int start = decodedBytes.offset(i);
                    byte[] word = new byte[decodedBytes.offset(i + 1) - start];
                    Mem.copyToArray(decodedBytes.data() + start, word, 0, word.length);
                    assertThat(new String(word, StandardCharsets.UTF_8)).isEqualTo(words.get(at + i));
                }
            }
            at += count;
        }
    }
}
