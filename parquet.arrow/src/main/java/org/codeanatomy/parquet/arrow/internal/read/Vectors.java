package org.codeanatomy.parquet.arrow.internal.read;

import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Puts finished buffers into vectors. */
final class Vectors {

    private Vectors() {}

    /** A new vector without children that holds the buffers, which are the caller's no longer. */
    static FieldVector leaf(Field field, int slots, int nulls, List<ArrowBuf> buffers, BufferAllocator allocator) {
        FieldVector vector = field.createVector(allocator);
        load(vector, slots, nulls, buffers);
        return vector;
    }

    /** Gives the buffers to a vector; they are the caller's no longer. */
    static void load(FieldVector vector, int slots, int nulls, List<ArrowBuf> buffers) {
        boolean noBuffers = vector.getField().getType() instanceof ArrowType.Null;
        vector.loadFieldBuffers(new ArrowFieldNode(slots, nulls), noBuffers ? List.of() : buffers);
        // The vector holds references of its own now.
        buffers.forEach(ArrowBuf::close);
    }
}
