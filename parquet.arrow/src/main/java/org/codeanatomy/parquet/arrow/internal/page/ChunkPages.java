package org.codeanatomy.parquet.arrow.internal.page;

import static org.codeanatomy.parquet.arrow.internal.DamagedException.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.RandomAccessInput;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.format.CompactStructs;
import org.codeanatomy.parquet.arrow.internal.format.Footer;

/**
 * The pages of one column chunk, in file order. A page's header is read when the cursor moves to it; its bytes are read
 * and decompressed only if it is loaded. Two buffers are used again for all pages. Not thread-safe.
 */
public final class ChunkPages implements AutoCloseable {

    private static final int FIRST_HEADER_BYTES = 512;
    private static final int MAX_HEADER_BYTES = 16 << 20;

    private final ChunkWindow window;
    private final GrowableBuffer page;
    private final Decompressor decompressor;
    private final long values;
    private long passedValues;
    private PageHeader header;

    public ChunkPages(RandomAccessInput input, BufferAllocator allocator, ColumnMetaData chunk) {
        long start = Footer.chunkStart(chunk);
        this.decompressor = Decompressor.of(chunk.getCodec());
        this.window = new ChunkWindow(input, allocator, start, start + chunk.getTotal_compressed_size());
        this.page = new GrowableBuffer(allocator);
        this.values = chunk.getNum_values();
    }

    /**
     * Bytes of a loaded page, valid until the cursor moves.
     *
     * @param repetition repetition levels, empty if there are none
     * @param definition definition levels, empty if there are none
     * @param values the encoded values
     */
    public record Loaded(Bytes repetition, Bytes definition, Bytes values) {}

    /** Moves to the next page that holds data or a dictionary. */
    public boolean next() throws IOException {
        while (window.remaining() > 0 && passedValues < values) {
            header = readHeader();
            if (isDictionary()) {
                return true;
            }
            if (header.getType() == PageType.DATA_PAGE || header.getType() == PageType.DATA_PAGE_V2) {
                check(entries() >= 0 && entries() <= values - passedValues, "a page has more values than its chunk");
                passedValues += entries();
                return true;
            }
            skip();
        }
        check(passedValues == values, "a column chunk ends before all its values");
        return false;
    }

    /** Whether the cursor stands on a dictionary page. */
    public boolean isDictionary() {
        return header.getType() == PageType.DICTIONARY_PAGE;
    }

    /** Values in the page, nulls included. */
    public int entries() {
        return switch (header.getType()) {
            case DATA_PAGE -> header.getData_page_header().getNum_values();
            case DATA_PAGE_V2 -> header.getData_page_header_v2().getNum_values();
            case DICTIONARY_PAGE -> header.getDictionary_page_header().getNum_values();
            case INDEX_PAGE -> 0;
        };
    }

    /** How the values of the page are encoded. */
    public Encoding encoding() {
        return switch (header.getType()) {
            case DATA_PAGE -> header.getData_page_header().getEncoding();
            case DATA_PAGE_V2 -> header.getData_page_header_v2().getEncoding();
            case DICTIONARY_PAGE -> header.getDictionary_page_header().getEncoding();
            case INDEX_PAGE -> null;
        };
    }

    /** Passes over the page without reading it. */
    public void skip() {
        window.advance(header.getCompressed_page_size());
    }

    /**
     * Reads and decompresses the page.
     *
     * @param hasRepetition whether the column has repetition levels
     * @param hasDefinition whether the column has definition levels
     */
    public Loaded load(boolean hasRepetition, boolean hasDefinition) throws IOException {
        int size = header.getCompressed_page_size();
        long stored = window.peek(size);
        checkSum(size);
        Loaded loaded = header.getType() == PageType.DATA_PAGE_V2
                ? loadV2(stored, size)
                : loadV1(stored, size, hasRepetition, hasDefinition);
        window.advance(size);
        return loaded;
    }

    private Loaded loadV1(long stored, int size, boolean hasRepetition, boolean hasDefinition) {
        Bytes body = decompress(stored, size, header.getUncompressed_page_size());
        if (isDictionary()) {
            return new Loaded(Bytes.NONE, Bytes.NONE, body);
        }
        DataPageHeader data = header.getData_page_header();
        check(!hasRepetition || data.getRepetition_level_encoding() == Encoding.RLE, "repetition levels are not RLE");
        check(!hasDefinition || data.getDefinition_level_encoding() == Encoding.RLE, "definition levels are not RLE");
        Bytes repetition = hasRepetition ? body.prefixed() : Bytes.NONE;
        Bytes rest = hasRepetition ? body.from(Integer.BYTES + repetition.length()) : body;
        Bytes definition = hasDefinition ? rest.prefixed() : Bytes.NONE;
        return new Loaded(
                repetition, definition, hasDefinition ? rest.from(Integer.BYTES + definition.length()) : rest);
    }

    private Loaded loadV2(long stored, int size) {
        DataPageHeaderV2 data = header.getData_page_header_v2();
        int repetitionBytes = data.getRepetition_levels_byte_length();
        int definitionBytes = data.getDefinition_levels_byte_length();
        check(repetitionBytes >= 0 && definitionBytes >= 0, "a page has levels of negative length");
        long levelBytes = (long) repetitionBytes + definitionBytes;
        check(
                levelBytes <= size && levelBytes <= header.getUncompressed_page_size(),
                "levels are longer than the page");
        // Levels stay where they are: in the window, which does not move before the next page.
        Bytes all = new Bytes(stored, stored + size);
        Bytes repetition = all.first(repetitionBytes);
        Bytes definition = all.from(repetitionBytes).first(definitionBytes);
        Bytes body = all.from(levelBytes);
        int uncompressed = (int) (header.getUncompressed_page_size() - levelBytes);
        boolean compressed = !data.isSetIs_compressed() || data.isIs_compressed();
        if (compressed && body.length() > 0) {
            body = decompress(body.start(), (int) body.length(), uncompressed);
        }
        return new Loaded(repetition, definition, body);
    }

    private Bytes decompress(long stored, int size, int uncompressed) {
        if (decompressor instanceof Decompressor.Plain) {
            check(size == uncompressed, "an uncompressed page has two different sizes");
            return new Bytes(stored, stored + size);
        }
        if (uncompressed > (long) size * decompressor.maxRatio()) {
            throw new DamagedException("a page of " + size + " bytes claims to decompress to " + uncompressed);
        }
        page.reserve(uncompressed, 0);
        decompressor.decompress(stored, size, page.address(), uncompressed);
        return new Bytes(page.address(), page.address() + uncompressed);
    }

    private void checkSum(int size) {
        if (header.isSetCrc()) {
            CRC32 sum = new CRC32();
            sum.update(window.view(size));
            check((int) sum.getValue() == header.getCrc(), "a page does not match its checksum");
        }
    }

    private PageHeader readHeader() throws IOException {
        int ahead = FIRST_HEADER_BYTES;
        while (true) {
            int available = (int) Math.min(window.remaining(), ahead);
            byte[] bytes = new byte[available];
            Mem.copyToArray(window.peek(available), bytes, 0, available);
            int length = CompactStructs.length(bytes, 0, available);
            if (length >= 0) {
                window.advance(length);
                return parse(bytes, length);
            }
            check(available == ahead && ahead < MAX_HEADER_BYTES, "a page header goes on beyond its column chunk");
            ahead *= 2;
        }
    }

    private PageHeader parse(byte[] bytes, int length) {
        PageHeader parsed;
        try {
            parsed = Util.readPageHeader(new ByteArrayInputStream(bytes, 0, length));
        } catch (IOException | RuntimeException malformed) {
            throw new DamagedException("a page header is malformed: " + malformed.getMessage(), malformed);
        }
        boolean described =
                switch (parsed.getType()) {
                    case DATA_PAGE -> parsed.isSetData_page_header();
                    case DATA_PAGE_V2 -> parsed.isSetData_page_header_v2();
                    case DICTIONARY_PAGE -> parsed.isSetDictionary_page_header();
                    case INDEX_PAGE -> true;
                };
        check(described, "a page header does not describe its kind of page");
        check(
                parsed.getCompressed_page_size() >= 0
                        && parsed.getCompressed_page_size() <= window.remaining()
                        && parsed.getUncompressed_page_size() >= 0,
                "a page header has a size outside its column chunk");
        return parsed;
    }

    @Override
    public void close() {
        window.close();
        page.close();
    }
}
