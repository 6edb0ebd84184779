package org.codeanatomy.parquet.arrow.internal.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.encoding.RunLengthDecoder;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;
import org.codeanatomy.parquet.arrow.internal.page.ChunkPages;

/**
 * A leaf inside lists or structs. Levels are unpacked in small blocks that never cross a page; values go into the
 * vector as soon as their levels are known. Not thread-safe.
 */
final class NestedLeaf implements AutoCloseable {

    private static final int BLOCK = 1024;

    private final LeafNode leaf;
    private final PageCursor cursor;
    private final LeafValues values;
    private final Validity validity;
    private final Levels levels = new Levels();
    private final int[] repetition = new int[BLOCK];
    private final int[] definition = new int[BLOCK];
    /** Entries of the block, and how many of them were taken. */
    private int held;

    private int taken;
    private int slots;
    private int nulls;

    NestedLeaf(LeafNode leaf, ChunkPages pages, BufferAllocator allocator) {
        this.leaf = leaf;
        this.values = LeafValues.of(leaf.type(), allocator);
        this.cursor = new PageCursor(leaf, pages, values);
        this.validity = new Validity(allocator);
    }

    LeafNode node() {
        return leaf;
    }

    /** The levels of the rows last read. */
    Levels levels() {
        return levels;
    }

    /** Slots of the rows last read. */
    int slots() {
        return slots;
    }

    /** Reads the levels and values of the next rows. */
    void read(int rows) throws IOException {
        levels.clear();
        slots = 0;
        nulls = 0;
        validity.reserve(rows);
        values.start(rows);
        walk(rows, true);
    }

    /** Passes over the next rows. */
    void skip(long rows) throws IOException {
        for (long open = rows; open > 0; open -= Integer.MAX_VALUE) {
            walk((int) Math.min(open, Integer.MAX_VALUE), false);
        }
    }

    private void walk(int rows, boolean keep) throws IOException {
        int begun = 0;
        while (true) {
            if (taken == held && !nextBlock()) {
                DamagedException.check(begun == rows, "a column chunk ends before all its rows");
                return;
            }
            DamagedException.check(begun > 0 || repetition[taken] == 0, "a column begins inside a row");
            int end = taken;
            while (end < held && (repetition[end] != 0 || begun < rows)) {
                begun += repetition[end] == 0 ? 1 : 0;
                end++;
            }
            if (keep) {
                keep(end);
            } else {
                values.skip(countPresent(end));
            }
            taken = end;
            if (end < held) {
                return;
            }
        }
    }

    private int countPresent(int end) {
        int present = 0;
        for (int i = taken; i < end; i++) {
            present += definition[i] == leaf.definition() ? 1 : 0;
        }
        return present;
    }

    private void keep(int end) {
        reserve(end - taken);
        int slot = slots;
        int present = 0;
        for (int i = taken; i < end; i++) {
            int level = definition[i];
            levels.add(repetition[i], level);
            if (level == leaf.definition()) {
                validity.or(slot, 1);
                present++;
            }
            slot += level >= leaf.slotDefinition() ? 1 : 0;
        }
        int count = slot - slots;
        values.append(slots, count, present, validity.address());
        nulls += count - present;
        slots = slot;
    }

    private void reserve(int more) {
        int wanted = Math.addExact(slots, more);
        validity.reserve(wanted);
        values.reserve(wanted, slots);
    }

    private boolean nextBlock() throws IOException {
        if (!cursor.advance()) {
            return false;
        }
        held = Math.min(BLOCK, cursor.left());
        taken = 0;
        unpack(cursor.repetition(), repetition, leaf.repetition());
        unpack(cursor.definition(), definition, leaf.definition());
        cursor.take(held);
        return true;
    }

    private void unpack(RunLengthDecoder runs, int[] target, int greatest) {
        int done = 0;
        while (runs != null && done < held) {
            int run = runs.available(held - done);
            if (runs.repeats()) {
                int level = runs.takeRepeated(run);
                DamagedException.check(level <= greatest, "a level is greater than its column allows");
                Arrays.fill(target, done, done + run, level);
            } else {
                long most = runs.takePacked(target, done, run);
                DamagedException.check(most <= greatest, "a level is greater than its column allows");
            }
            done += run;
        }
    }

    /** Fills the vector of the rows last read. */
    void load(FieldVector vector) {
        List<ArrowBuf> buffers = new ArrayList<>();
        buffers.add(validity.detach());
        buffers.addAll(values.detach(slots));
        Vectors.load(vector, slots, nulls, buffers);
    }

    void checkEnd() throws IOException {
        DamagedException.check(
                taken == held && !cursor.advance(), "a column chunk has more values than its row group has rows");
    }

    @Override
    public void close() {
        cursor.close();
        validity.close();
    }
}
