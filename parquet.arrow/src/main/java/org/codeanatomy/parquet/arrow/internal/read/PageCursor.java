package org.codeanatomy.parquet.arrow.internal.read;

import java.io.IOException;
import org.apache.parquet.format.Encoding;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.encoding.RunLengthDecoder;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;
import org.codeanatomy.parquet.arrow.internal.page.ChunkPages;

/** Walks over the data pages of one leaf and hands dictionary and values to {@link LeafValues}. Not thread-safe. */
final class PageCursor implements AutoCloseable {

    private final LeafNode leaf;
    private final ChunkPages pages;
    private final LeafValues values;
    private RunLengthDecoder repetition;
    private RunLengthDecoder definition;
    private int left;
    private boolean dictionarySeen;

    PageCursor(LeafNode leaf, ChunkPages pages, LeafValues values) {
        this.leaf = leaf;
        this.pages = pages;
        this.values = values;
    }

    /** Entries of the current page that were not taken yet. */
    int left() {
        return left;
    }

    /** Tells that entries of the current page were taken. */
    void take(int entries) {
        left -= entries;
    }

    /** Repetition levels of the current page; null if the leaf has none. */
    RunLengthDecoder repetition() {
        return repetition;
    }

    /** Definition levels of the current page; null if the leaf has none. */
    RunLengthDecoder definition() {
        return definition;
    }

    LeafValues values() {
        return values;
    }

    /** Moves to the next page with entries, if the current one is used up; false at the end of the chunk. */
    boolean advance() throws IOException {
        while (left == 0) {
            if (!nextDataPage()) {
                return false;
            }
            load();
        }
        return true;
    }

    /** Passes over whole pages that have at most {@code entries} entries; returns how many it passed. */
    long skipPages(long entries) throws IOException {
        long open = entries;
        while (left == 0 && open > 0 && nextDataPage()) {
            if (pages.entries() <= open) {
                open -= pages.entries();
                pages.skip();
            } else {
                load();
            }
        }
        return entries - open;
    }

    private boolean nextDataPage() throws IOException {
        while (pages.next()) {
            if (!pages.isDictionary()) {
                return true;
            }
            DamagedException.check(!dictionarySeen, "a column chunk has two dictionaries");
            dictionarySeen = true;
            Encoding encoding = pages.encoding();
            DamagedException.check(
                    encoding == Encoding.PLAIN || encoding == Encoding.PLAIN_DICTIONARY, "a dictionary is not PLAIN");
            values.dictionary(pages.load(false, false).values(), pages.entries());
        }
        return false;
    }

    private void load() throws IOException {
        ChunkPages.Loaded loaded = pages.load(leaf.repetition() > 0, leaf.definition() > 0);
        repetition = leaf.repetition() > 0 ? new RunLengthDecoder(loaded.repetition(), bits(leaf.repetition())) : null;
        definition = leaf.definition() > 0 ? new RunLengthDecoder(loaded.definition(), bits(leaf.definition())) : null;
        left = pages.entries();
        values.page(pages.encoding(), loaded.values());
    }

    private static int bits(int greatest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
    }

    @Override
    public void close() {
        pages.close();
        values.close();
    }
}
