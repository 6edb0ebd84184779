package org.codeanatomy.engine.core.expression;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OwnershipTransferResult;
import org.apache.arrow.memory.ReferenceManager;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;

/**
 * One argument, lent for the length of a call: vectors over the same memory as the owner's, whose buffers nobody can keep.
 * While the engine builds them they may be retained; afterwards whoever tries is refused, and that is remembered in case
 * the refusal is swallowed. After {@link #end} they have no references. Nothing is copied. Not thread-safe, but for what
 * buffers ask of it.
 */
final class Loan implements ReferenceManager {

    private final BufferAllocator allocator;
    private final int position;
    private final List<FieldVector> vectors = new ArrayList<>(1);
    private final Column column;
    private boolean open = true;
    private volatile boolean over;
    private volatile String refusal;

    /**
     * Lends a column.
     *
     * @param position which argument it is, from 1
     * @param allocator the call's
     */
    Loan(Column owned, int position, BufferAllocator allocator) {
        this.allocator = allocator;
        this.position = position;
        this.column = lent(owned);
        this.open = false;
    }

    private Column lent(Column owned) {
        FieldVector vector = lent(owned.vector());
        if (owned.encoding() == Encoding.DICTIONARY) {
            return Column.dictionary(
                    (IntVector) vector, lent(owned.dictionaryValues().vector()));
        }
        return owned.encoding() == Encoding.CONSTANT ? Column.constant(vector, owned.length()) : Column.flat(vector);
    }

    private FieldVector lent(FieldVector owned) {
        FieldVector vector = owned.getField().createVector(allocator);
        vectors.add(vector);
        load(owned, vector);
        return vector;
    }

    private void load(FieldVector owned, FieldVector vector) {
        vector.loadFieldBuffers(new ArrowFieldNode(owned.getValueCount(), 0), buffers(owned));
        List<FieldVector> children = owned.getChildrenFromFields();
        for (int i = 0; i < children.size(); i++) {
            load(children.get(i), vector.getChildrenFromFields().get(i));
        }
    }

    /** Not by the vector's own method where that writes to it: others may read it at the same time. */
    private List<ArrowBuf> buffers(FieldVector owned) {
        if (owned instanceof BaseFixedWidthVector) {
            return List.of(lent(owned.getValidityBuffer()), lent(owned.getDataBuffer()));
        }
        if (owned instanceof BaseVariableWidthVector || owned instanceof BaseLargeVariableWidthVector) {
            return List.of(lent(owned.getValidityBuffer()), lent(owned.getOffsetBuffer()), lent(owned.getDataBuffer()));
        }
        return owned.getFieldBuffers().stream().map(this::lent).toList();
    }

    private ArrowBuf lent(ArrowBuf owned) {
        ArrowBuf buffer = new ArrowBuf(this, null, owned.capacity(), owned.memoryAddress());
        return buffer.writerIndex(owned.writerIndex());
    }

    /** What the function sees. */
    Column column() {
        return column;
    }

    /** Whether a vector is one of those that are lent. */
    boolean includes(FieldVector vector) {
        return vectors.stream().anyMatch(lent -> lent == vector);
    }

    /** Takes everything back. */
    void end() {
        open = true;
        vectors.forEach(FieldVector::close);
        over = true;
    }

    /** What the function did with it that it must not; null if nothing. */
    String refusal() {
        return refusal;
    }

    private IllegalStateException refused() {
        refusal = "tried to keep its argument " + position
                + ", which is only lent until the call returns; copy what it needs into a vector of the call's allocator";
        return new IllegalStateException("arguments are lent until the call returns, and cannot be retained");
    }

    @Override
    public int getRefCount() {
        return over ? 0 : 1;
    }

    @Override
    public boolean release() {
        return false;
    }

    @Override
    public boolean release(int decrement) {
        return false;
    }

    @Override
    public void retain() {
        throw refused();
    }

    @Override
    public void retain(int increment) {
        throw refused();
    }

    @Override
    public ArrowBuf retain(ArrowBuf buffer, BufferAllocator target) {
        if (!open) {
            throw refused();
        }
        return buffer;
    }

    @Override
    public ArrowBuf deriveBuffer(ArrowBuf buffer, long index, long length) {
        return new ArrowBuf(this, null, length, buffer.memoryAddress() + index);
    }

    @Override
    public OwnershipTransferResult transferOwnership(ArrowBuf buffer, BufferAllocator target) {
        throw refused();
    }

    @Override
    public BufferAllocator getAllocator() {
        return allocator;
    }

    @Override
    public long getSize() {
        return 0;
    }

    @Override
    public long getAccountedSize() {
        return 0;
    }
}
