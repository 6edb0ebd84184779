package org.codeanatomy.bench.kernels;

import java.util.Arrays;
import org.codeanatomy.engine.core.vector.Vectors;

/**
 * Benchmarks in pairs that compute the same: {@code xKernel()} and {@code xBy…()}. Both return what they computed, arrays
 * or vectors with a value per row, which a test compares; what they return is theirs, and good until the next call.
 */
abstract class Paired {
    /** With another seed the values are others. */
    long seed = Samples.SEED;

    /** The rows that are computed. */
    int[] rows() {
        return Vectors.identity(Samples.ROWS);
    }

    /** Which results are not null, for peers that return arrays of primitives. */
    boolean[] valid() {
        boolean[] all = new boolean[Samples.ROWS];
        Arrays.fill(all, true);
        return all;
    }

    /** Prepares a batch. */
    abstract void open();

    /** Releases it. */
    abstract void close();
}
