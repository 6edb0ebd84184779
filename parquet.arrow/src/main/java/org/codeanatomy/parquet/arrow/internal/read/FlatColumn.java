package org.codeanatomy.parquet.arrow.internal.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;
import org.codeanatomy.parquet.arrow.internal.page.ChunkPages;

/** A top-level column of single values: a row is an entry, and definition levels are the validity bits. */
public final class FlatColumn implements ColumnReader {

    private final LeafNode leaf;
    private final PageCursor cursor;
    private final LeafValues values;
    private final Validity validity;
    private final Validity scratch;

    public FlatColumn(LeafNode leaf, ChunkPages pages, BufferAllocator allocator) {
        this.leaf = leaf;
        this.values = LeafValues.of(leaf.type(), allocator);
        this.cursor = new PageCursor(leaf, pages, values);
        this.validity = new Validity(allocator);
        this.scratch = new Validity(allocator);
    }

    @Override
    public FieldVector read(int rows, BufferAllocator allocator) throws IOException {
        validity.reserve(rows);
        values.start(rows);
        int nulls = 0;
        int slot = 0;
        while (slot < rows) {
            DamagedException.check(cursor.advance(), "a column chunk ends before all its rows");
            int count = Math.min(rows - slot, cursor.left());
            int present = levels(validity, slot, count);
            values.append(slot, count, present, validity.address());
            nulls += count - present;
            slot += count;
            cursor.take(count);
        }
        List<ArrowBuf> buffers = new ArrayList<>();
        buffers.add(validity.detach());
        buffers.addAll(values.detach(rows));
        return Vectors.leaf(leaf.field(), rows, nulls, buffers, allocator);
    }

    private int levels(Validity target, int slot, int count) {
        if (cursor.definition() == null) {
            target.set(slot, count);
            return count;
        }
        return target.append(cursor.definition(), slot, count);
    }

    @Override
    public void skip(long rows) throws IOException {
        long open = rows;
        while (open > 0) {
            open -= cursor.skipPages(open);
            int count = (int) Math.min(open, cursor.left());
            if (count == 0) {
                DamagedException.check(open == 0, "a column chunk ends before all its rows");
                return;
            }
            values.skip(countPresent(count));
            cursor.take(count);
            open -= count;
        }
    }

    private int countPresent(int count) {
        if (cursor.definition() == null) {
            return count;
        }
        scratch.reserve(count);
        return scratch.append(cursor.definition(), 0, count);
    }

    @Override
    public void checkEnd() throws IOException {
        DamagedException.check(!cursor.advance(), "a column chunk has more values than its row group has rows");
    }

    @Override
    public ColumnNode node() {
        return leaf;
    }

    @Override
    public void close() {
        cursor.close();
        validity.close();
        scratch.close();
    }
}
