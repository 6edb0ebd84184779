package org.codeanatomy.plugin.testkit.internal.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;

/** A vector that is lent for a call, and what it was like before. */
public final class LentVector {

    /**
     * One of its buffers.
     *
     * @param chunk the memory it lies in, from its start
     * @param length in bytes
     * @param offsets whether it holds offsets into another buffer
     */
    record Part(ArrowBuf chunk, long length, boolean offsets) {

        void overwrite(byte poison) {
            if (chunk.refCnt() < 1) {
                return; // the plugin has released it: it is no longer ours to write to
            }
            chunk.setZero(0, chunk.capacity());
            if (!offsets) {
                byte[] bytes = new byte[(int) chunk.capacity()];
                Arrays.fill(bytes, poison);
                chunk.setBytes(0, bytes);
            }
        }

        byte[] bytes() {
            byte[] bytes = new byte[(int) length];
            chunk.getBytes(0, bytes);
            return bytes;
        }
    }

    private final FieldVector vector;
    private final List<Part> parts;
    private final int valueCount;
    private final List<byte[]> before = new ArrayList<>();
    private final int[] references;

    LentVector(FieldVector vector, List<Part> parts) {
        this.vector = vector;
        this.parts = List.copyOf(parts);
        this.valueCount = vector.getValueCount();
        this.references = parts.stream().mapToInt(part -> part.chunk().refCnt()).toArray();
        parts.forEach(part -> before.add(part.bytes()));
    }

    /** The vector. */
    public FieldVector vector() {
        return vector;
    }

    List<Part> parts() {
        return parts;
    }

    /** Whether a buffer lies in this vector's memory. */
    public boolean holds(ArrowBuf buffer) {
        return parts.stream().anyMatch(part -> {
            long begin = part.chunk().memoryAddress();
            return buffer.capacity() > 0
                    && buffer.memoryAddress() >= begin
                    && buffer.memoryAddress() < begin + part.chunk().capacity();
        });
    }

    /** What was done to it that must not be; each completes a sentence that begins with who did it. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        String name = "its argument " + vector.getField().getName();
        for (int i = 0; i < parts.size(); i++) {
            int now = parts.get(i).chunk().refCnt();
            if (now > references[i]) {
                problems.add("keeps " + name + " after the call (a lent buffer has " + (now - references[i])
                        + " more references than before): copy what is needed later");
                break;
            }
        }
        if (vector.getValueCount() != valueCount || lostReference()) {
            problems.add("closes or moves " + name + ", which is only lent: leave it as it is");
        } else if (changed()) {
            problems.add("writes to " + name + ", which is only lent: write to a vector of the call's allocator");
        }
        return problems;
    }

    private boolean lostReference() {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).chunk().refCnt() < references[i]) {
                return true;
            }
        }
        return false;
    }

    private boolean changed() {
        for (int i = 0; i < parts.size(); i++) {
            if (!Arrays.equals(before.get(i), parts.get(i).bytes())) {
                return true;
            }
        }
        return false;
    }
}
