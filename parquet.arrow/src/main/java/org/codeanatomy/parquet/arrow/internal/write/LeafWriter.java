package org.codeanatomy.parquet.arrow.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.codeanatomy.parquet.arrow.WriteOptions;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;

/**
 * Encodes one leaf of one row group. Values go to dictionary ids as long as the dictionary stays small, later pages are
 * PLAIN. Pages are compressed as they fill and kept until the row group ends, because the dictionary comes first in the
 * file. Not thread-safe.
 */
final class LeafWriter {

    private static final int PAGE_ENTRIES = 20_000;

    private final LeafNode leaf;
    private final WriteOptions options;
    private final Compressor compressor;
    private final StatisticsBuilder statistics;
    private final DictionaryBuilder dictionary = new DictionaryBuilder();
    private final IntSink repetition = new IntSink();
    private final IntSink definition = new IntSink();
    private final IntSink ids = new IntSink();
    private final ByteSink plain = new ByteSink();
    private final ByteSink page = new ByteSink();
    private final ByteSink chunk = new ByteSink();
    private final Set<Encoding> encodings = EnumSet.of(Encoding.RLE);
    private boolean useDictionary;
    private boolean dictionaryPage;
    private int pageValues;
    private long entries;
    private long uncompressedBytes;

    LeafWriter(LeafNode leaf, WriteOptions options) {
        this.leaf = leaf;
        this.options = options;
        this.compressor = new Compressor(options.compression());
        this.statistics = new StatisticsBuilder(leaf);
        this.useDictionary = options.dictionary() && leaf.type().type() != Type.BOOLEAN;
    }

    /** Adds entries that begin and end with whole rows. */
    void write(Shredded shredded, PhysicalValues values) throws IOException {
        repetition.addAll(shredded.repetition(), shredded.count());
        definition.addAll(shredded.definition(), shredded.count());
        entries += shredded.count();
        statistics.addNulls(shredded.count() - values.count());
        pageValues += values.count();
        if (useDictionary) {
            addIds(values);
        } else {
            addPlain(values);
        }
        if (definition.size() >= PAGE_ENTRIES || plain.size() >= options.pageBytes()) {
            endPage();
        }
    }

    /** Bytes the chunk has so far, those of the open page as if they did not compress. */
    long size() {
        return (long) chunk.size() + plain.size() + (long) ids.size() * 2 + dictionary.byteSize();
    }

    private void addIds(PhysicalValues values) {
        for (int i = 0; i < values.count(); i++) {
            int from = values.start(i);
            int to = values.end(i);
            int known = dictionary.size();
            int id = dictionary.idOf(values.bytes(), from, to);
            if (id == known) {
                statistics.add(values.bytes(), from, to);
            }
            ids.add(id);
        }
    }

    private void addPlain(PhysicalValues values) {
        boolean prefixed = leaf.type().type() == Type.BYTE_ARRAY;
        for (int i = 0; i < values.count(); i++) {
            int from = values.start(i);
            int length = values.end(i) - from;
            statistics.add(values.bytes(), from, from + length);
            if (prefixed) {
                plain.writeInt(length);
                plain.write(values.bytes(), from, length);
            }
        }
        if (!prefixed) {
            plain.write(values.bytes(), 0, values.bytes().length);
        }
    }

    private void endPage() throws IOException {
        if (definition.size() == 0) {
            return;
        }
        page.clear();
        writeLevels(repetition, leaf.repetition());
        writeLevels(definition, leaf.definition());
        Encoding encoding = writeValues();
        encodings.add(encoding);
        PageHeader header = new PageHeader(PageType.DATA_PAGE, page.size(), 0);
        header.setData_page_header(new DataPageHeader(definition.size(), encoding, Encoding.RLE, Encoding.RLE));
        writePage(header, chunk);
        repetition.clear();
        definition.clear();
        pageValues = 0;
        if (dictionary.byteSize() > options.pageBytes()) {
            useDictionary = false;
        }
    }

    private void writeLevels(IntSink levels, int greatest) {
        if (greatest > 0) {
            ByteSink encoded = new ByteSink();
            RunLengthEncoder.encode(levels.array(), levels.size(), bits(greatest), encoded);
            page.writeInt(encoded.size());
            page.write(encoded.array(), 0, encoded.size());
        }
    }

    private Encoding writeValues() {
        // A page of nulls has no ids; as PLAIN it needs no dictionary, which other readers might miss.
        if (useDictionary && dictionary.size() > 0) {
            int width = bits(Math.max(0, dictionary.size() - 1));
            page.write(width);
            RunLengthEncoder.encode(ids.array(), ids.size(), width, page);
            ids.clear();
            dictionaryPage = true;
            return Encoding.RLE_DICTIONARY;
        }
        if (leaf.type().type() == Type.BOOLEAN) {
            writeBits();
        } else {
            page.write(plain.array(), 0, plain.size());
        }
        plain.clear();
        return Encoding.PLAIN;
    }

    private void writeBits() {
        byte[] booleans = plain.array();
        for (int i = 0; i < pageValues; i += Byte.SIZE) {
            int bits = 0;
            for (int k = 0; k < Byte.SIZE && i + k < pageValues; k++) {
                bits |= booleans[i + k] << k;
            }
            page.write(bits);
        }
    }

    private static int bits(int greatest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
    }

    private void writePage(PageHeader header, OutputStream target) throws IOException {
        byte[] compressed = compressor.compress(page);
        CRC32 sum = new CRC32();
        sum.update(compressed);
        header.setCrc((int) sum.getValue());
        header.setCompressed_page_size(compressed.length);
        ByteSink encodedHeader = new ByteSink();
        Util.writePageHeader(header, encodedHeader);
        target.write(encodedHeader.array(), 0, encodedHeader.size());
        target.write(compressed);
        uncompressedBytes += encodedHeader.size() + page.size();
    }

    private byte[] dictionaryPage() throws IOException {
        ByteSink encoded = new ByteSink();
        if (!dictionaryPage) {
            return new byte[0];
        }
        page.clear();
        boolean prefixed = leaf.type().type() == Type.BYTE_ARRAY;
        for (int entry = 0; entry < dictionary.size(); entry++) {
            int length = dictionary.end(entry) - dictionary.start(entry);
            if (prefixed) {
                page.writeInt(length);
            }
            page.write(dictionary.array(), dictionary.start(entry), length);
        }
        PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, page.size(), 0);
        header.setDictionary_page_header(new DictionaryPageHeader(dictionary.size(), Encoding.PLAIN));
        writePage(header, encoded);
        encodings.add(Encoding.PLAIN);
        return Arrays.copyOf(encoded.array(), encoded.size());
    }

    /**
     * Ends the chunk and writes it.
     *
     * @param offset where in the file it begins
     * @return what the footer says about it
     */
    ColumnMetaData finish(OutputStream target, long offset) throws IOException {
        endPage();
        byte[] first = dictionaryPage();
        target.write(first);
        target.write(chunk.array(), 0, chunk.size());
        List<Encoding> used = new ArrayList<>(encodings);
        ColumnMetaData meta = new ColumnMetaData(
                leaf.type().type(),
                used,
                leaf.physicalPath(),
                compressor.codec(),
                entries,
                uncompressedBytes,
                (long) first.length + chunk.size(),
                offset + first.length);
        if (first.length > 0) {
            meta.setDictionary_page_offset(offset);
        }
        meta.setStatistics(statistics.build());
        return meta;
    }
}
