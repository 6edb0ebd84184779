package org.codeanatomy.plugin.testkit.internal.vector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BufferLayout.BufferType;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Memory that is lent for calls. When it is taken back it may be overwritten, and lent again to the next call, as an
 * engine does with its own: whoever reads it after the call then reads nonsense. It stays allocated until the end, and
 * offsets are overwritten with zeros, so that such a reader gives itself away by its results instead of ending the JVM.
 * Not thread-safe.
 */
public final class LentMemory implements AutoCloseable {

    private static final byte POISON = (byte) 0xDB;

    private static final long SMALLEST = 64;

    /** What becomes of memory that was taken back. */
    public enum Reuse {
        /** It stays as it was. */
        INTACT,
        /** It is overwritten. */
        POISONED,
        /** It is overwritten, and the next call's arguments lie in it. */
        POISONED_AND_LENT_AGAIN
    }

    private final BufferAllocator allocator;
    private final Reuse reuse;
    private final List<FieldVector> vectors = new ArrayList<>();
    private final List<ArrowBuf> chunks = new ArrayList<>();
    private final Map<Long, Deque<ArrowBuf>> free = new HashMap<>();

    /** Lends memory of an allocator. */
    public LentMemory(BufferAllocator allocator, Reuse reuse) {
        this.allocator = allocator;
        this.reuse = reuse;
    }

    /** Copies a vector into memory of its own, to be lent. */
    public LentVector lend(FieldVector values) {
        Schema schema = new Schema(List.of(values.getField()));
        List<BufferType> kinds = new ArrayList<>();
        collectKinds(values.getField(), kinds);
        List<LentVector.Part> parts = new ArrayList<>();
        try (ArrowRecordBatch unloaded = new VectorUnloader(
                        new VectorSchemaRoot(schema, List.of(values), values.getValueCount()))
                .getRecordBatch()) {
            List<ArrowBuf> copies = new ArrayList<>();
            for (int i = 0; i < unloaded.getBuffers().size(); i++) {
                ArrowBuf original = unloaded.getBuffers().get(i);
                ArrowBuf chunk = chunk(original.readableBytes());
                chunk.setBytes(0, original, 0, original.readableBytes());
                copies.add(chunk.slice(0, original.readableBytes()));
                boolean offsets = i < kinds.size() && kinds.get(i) == BufferType.OFFSET;
                parts.add(new LentVector.Part(chunk, original.readableBytes(), offsets));
            }
            return new LentVector(load(schema, unloaded, copies), parts);
        }
    }

    private FieldVector load(Schema schema, ArrowRecordBatch unloaded, List<ArrowBuf> copies) {
        try (ArrowRecordBatch batch = new ArrowRecordBatch(unloaded.getLength(), unloaded.getNodes(), copies)) {
            VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
            new VectorLoader(root).load(batch);
            FieldVector vector = root.getVector(0);
            vectors.add(vector);
            return vector;
        }
    }

    private static void collectKinds(Field field, List<BufferType> kinds) {
        kinds.addAll(TypeLayout.getTypeLayout(field.getType()).getBufferTypes());
        field.getChildren().forEach(child -> collectKinds(child, kinds));
    }

    private ArrowBuf chunk(long bytes) {
        long size = Math.max(SMALLEST, Long.highestOneBit(Math.max(1, bytes - 1)) << 1);
        Deque<ArrowBuf> waiting = free.get(size);
        if (waiting != null && !waiting.isEmpty()) {
            return waiting.pop();
        }
        ArrowBuf chunk = allocator.buffer(size);
        chunks.add(chunk);
        return chunk;
    }

    /** Takes back what was lent, and says what was done to it that must not be. */
    public List<String> takeBack(LentVector lent) {
        List<String> problems = lent.problems();
        if (reuse != Reuse.INTACT) {
            for (LentVector.Part part : lent.parts()) {
                part.overwrite(POISON);
                if (reuse == Reuse.POISONED_AND_LENT_AGAIN) {
                    free.computeIfAbsent(part.chunk().capacity(), size -> new ArrayDeque<>())
                            .push(part.chunk());
                }
            }
        }
        return problems;
    }

    /** Gives up everything. What somebody else still holds stays allocated. */
    @Override
    public void close() {
        vectors.forEach(FieldVector::close);
        for (ArrowBuf chunk : chunks) {
            if (chunk.refCnt() > 0) {
                chunk.close();
            }
        }
    }
}
