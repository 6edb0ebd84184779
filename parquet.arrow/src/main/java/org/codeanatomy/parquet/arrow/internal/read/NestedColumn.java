package org.codeanatomy.parquet.arrow.internal.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.ListNode;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.StructNode;
import org.codeanatomy.parquet.arrow.internal.page.ChunkPages;
import org.codeanatomy.parquet.arrow.internal.page.GrowableBuffer;

/**
 * A top-level column of lists, maps or structs. Each leaf brings its own copy of the structure around it; the vectors
 * above the leaves are built from the first leaf below them, and all others must tell the same structure.
 */
public final class NestedColumn implements ColumnReader {

    private final ColumnNode column;
    private final BufferAllocator allocator;
    /** By position among the leaves of this column. */
    private final List<NestedLeaf> leaves = new ArrayList<>();

    private final int firstIndex;

    /** Starts reading; {@code pages} opens the chunk of a leaf. */
    public NestedColumn(ColumnNode column, Function<LeafNode, ChunkPages> pages, BufferAllocator allocator) {
        this.column = column;
        this.allocator = allocator;
        this.firstIndex = column.firstLeaf().index();
        openLeaves(column, pages);
    }

    private void openLeaves(ColumnNode node, Function<LeafNode, ChunkPages> pages) {
        if (node instanceof LeafNode leaf) {
            leaves.add(new NestedLeaf(leaf, pages.apply(leaf), allocator));
        } else if (node instanceof StructNode struct) {
            struct.children().forEach(child -> openLeaves(child, pages));
        } else if (node instanceof ListNode list) {
            openLeaves(list.element(), pages);
        }
    }

    @Override
    public FieldVector read(int rows, BufferAllocator target) throws IOException {
        for (NestedLeaf leaf : leaves) {
            leaf.read(rows);
        }
        FieldVector vector = column.field().createVector(target);
        try {
            load(column, vector);
        } catch (RuntimeException failure) {
            vector.close();
            throw failure;
        }
        return vector;
    }

    private NestedLeaf firstLeaf(ColumnNode node) {
        return leaves.get(node.firstLeaf().index() - firstIndex);
    }

    private void load(ColumnNode node, FieldVector vector) {
        if (node instanceof LeafNode) {
            firstLeaf(node).load(vector);
        } else if (node instanceof StructNode struct) {
            loadStruct(struct, vector);
        } else if (node instanceof ListNode list) {
            loadList(list, vector);
        }
    }

    private void loadStruct(StructNode struct, FieldVector vector) {
        Levels levels = firstLeaf(struct).levels();
        for (ColumnNode child : struct.children()) {
            checkSameStructure(struct, levels, firstLeaf(child).levels());
        }
        int slots = 0;
        int nulls = 0;
        try (Validity validity = new Validity(allocator)) {
            validity.reserve(levels.count());
            for (int i = 0; i < levels.count(); i++) {
                if (levels.repetition(i) <= struct.repetition() && levels.definition(i) >= struct.slotDefinition()) {
                    boolean present = levels.definition(i) >= struct.definition();
                    validity.or(slots, present ? 1 : 0);
                    nulls += present ? 0 : 1;
                    slots++;
                }
            }
            Vectors.load(vector, slots, nulls, List.of(validity.detach()));
        }
        List<FieldVector> children = vector.getChildrenFromFields();
        for (int i = 0; i < children.size(); i++) {
            load(struct.children().get(i), children.get(i));
            DamagedException.check(
                    children.get(i).getValueCount() == slots, "the fields of a struct have different lengths");
        }
    }

    private void loadList(ListNode list, FieldVector vector) {
        Levels levels = firstLeaf(list).levels();
        int slots = 0;
        int nulls = 0;
        int elements = 0;
        try (Validity validity = new Validity(allocator);
                GrowableBuffer offsets = new GrowableBuffer(allocator)) {
            validity.reserve(levels.count());
            offsets.reserve((levels.count() + 1L) * Integer.BYTES, 0);
            for (int i = 0; i < levels.count(); i++) {
                int definition = levels.definition(i);
                int repetition = levels.repetition(i);
                if (repetition <= list.repetition() && definition >= list.slotDefinition()) {
                    Mem.putInt(offsets.address() + ((long) slots << 2), elements);
                    boolean present = definition >= list.definition();
                    validity.or(slots, present ? 1 : 0);
                    nulls += present ? 0 : 1;
                    slots++;
                }
                elements += repetition <= list.repetition() + 1 && definition >= list.elementDefinition() ? 1 : 0;
            }
            Mem.putInt(offsets.address() + ((long) slots << 2), elements);
            List<ArrowBuf> buffers = List.of(validity.detach(), offsets.detach());
            Vectors.load(vector, slots, nulls, buffers);
        }
        FieldVector element = vector.getChildrenFromFields().get(0);
        load(list.element(), element);
        DamagedException.check(element.getValueCount() == elements, "a list has another length than its elements");
        checkKeys(list, element);
    }

    private static void checkKeys(ListNode list, FieldVector entries) {
        if (list.field().getType() instanceof ArrowType.Map) {
            FieldVector keys = entries.getChildrenFromFields().get(0);
            DamagedException.check(keys.getNullCount() == 0, "a map has a key that is null");
        }
    }

    /** Compares what two leaves say about the struct around them: where its slots are, and which levels they reach. */
    private static void checkSameStructure(StructNode struct, Levels left, Levels right) {
        if (left == right) {
            return;
        }
        int i = 0;
        int j = 0;
        while (true) {
            i = nextEntry(left, i, struct.repetition());
            j = nextEntry(right, j, struct.repetition());
            if (i == left.count() || j == right.count()) {
                DamagedException.check(
                        i == left.count() && j == right.count(), "the fields of a struct have different lengths");
                return;
            }
            DamagedException.check(
                    left.repetition(i) == right.repetition(j)
                            && Math.min(left.definition(i), struct.definition())
                                    == Math.min(right.definition(j), struct.definition()),
                    "the fields of a struct disagree about the struct");
            i++;
            j++;
        }
    }

    private static int nextEntry(Levels levels, int from, int repetition) {
        int entry = from;
        while (entry < levels.count() && levels.repetition(entry) > repetition) {
            entry++;
        }
        return entry;
    }

    @Override
    public void skip(long rows) throws IOException {
        for (NestedLeaf leaf : leaves) {
            leaf.skip(rows);
        }
    }

    @Override
    public void checkEnd() throws IOException {
        for (NestedLeaf leaf : leaves) {
            leaf.checkEnd();
        }
    }

    @Override
    public ColumnNode node() {
        return column;
    }

    @Override
    public void close() {
        leaves.forEach(NestedLeaf::close);
    }
}
