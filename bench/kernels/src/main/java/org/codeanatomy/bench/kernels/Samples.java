package org.codeanatomy.bench.kernels;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/**
 * One batch of data, as arrays for the peers and as vectors with the same values for the kernels. The same in every run.
 * Owns the vectors it hands out. Not thread-safe.
 */
final class Samples implements AutoCloseable {
    static final int ROWS = 2048;
    static final long SEED = 20_240_229;

    private final BufferAllocator allocator = new RootAllocator();
    private final SplittableRandom random;
    private final List<FieldVector> vectors = new ArrayList<>();
    private final Shape shape;

    Samples(Shape shape, long seed) {
        this.shape = shape;
        this.random = new SplittableRandom(seed);
    }

    BufferAllocator allocator() {
        return allocator;
    }

    /** The selection of the shape, or null for all rows. */
    Selection selection() {
        if (shape != Shape.SELECTED) {
            return null;
        }
        int[] positions =
                random.ints(0, ROWS).distinct().limit(ROWS / 2).sorted().toArray();
        return new Selection(positions, positions.length);
    }

    /** A vector for results: valid everywhere, and false. */
    BitVector bits() {
        BitVector vector = own(new BitVector("v", allocator));
        vector.allocateNew(ROWS);
        vector.setValueCount(ROWS);
        for (int i = 0; i < ROWS; i++) {
            vector.set(i, 0);
        }
        return vector;
    }

    /** Row numbers in random order. */
    int[] shuffled() {
        return random.ints(ROWS, 0, ROWS).toArray();
    }

    /** Which rows are not null. */
    boolean[] valid() {
        boolean[] valid = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            valid[i] = shape != Shape.NULLS || random.nextInt(10) != 0;
        }
        return valid;
    }

    boolean[] coins() {
        boolean[] coins = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            coins[i] = random.nextBoolean();
        }
        return coins;
    }

    long[] longs() {
        return random.longs(ROWS, -1_000_000, 1_000_000).toArray();
    }

    double[] doubles() {
        return random.doubles(ROWS, -1_000_000, 1_000_000).toArray();
    }

    /** Names of 8 to 30 letters. */
    String[] names() {
        String[] names = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            names[i] = random.ints(random.nextInt(8, 31), 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
        return names;
    }

    static byte[][] bytes(String[] texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    Column column(long[] values, boolean[] valid) {
        return Column.flat(vector(values, valid));
    }

    BigIntVector vector(long[] values, boolean[] valid) {
        BigIntVector vector = own(new BigIntVector("v", allocator));
        vector.allocateNew(ROWS);
        vector.zeroVector();
        for (int i = 0; i < ROWS; i++) {
            if (valid[i]) {
                vector.set(i, values[i]);
            }
        }
        vector.setValueCount(ROWS);
        return vector;
    }

    Column column(double[] values, boolean[] valid) {
        return Column.flat(vector(values, valid));
    }

    Float8Vector vector(double[] values, boolean[] valid) {
        Float8Vector vector = own(new Float8Vector("v", allocator));
        vector.allocateNew(ROWS);
        vector.zeroVector();
        for (int i = 0; i < ROWS; i++) {
            if (valid[i]) {
                vector.set(i, values[i]);
            }
        }
        vector.setValueCount(ROWS);
        return vector;
    }

    Column column(boolean[] values, boolean[] valid) {
        return Column.flat(vector(values, valid));
    }

    BitVector vector(boolean[] values, boolean[] valid) {
        BitVector vector = own(new BitVector("v", allocator));
        vector.allocateNew(ROWS);
        vector.zeroVector();
        for (int i = 0; i < ROWS; i++) {
            if (valid[i]) {
                vector.set(i, values[i] ? 1 : 0);
            }
        }
        vector.setValueCount(ROWS);
        return vector;
    }

    Column column(byte[][] values, boolean[] valid) {
        return Column.flat(vector(values, valid));
    }

    VarCharVector vector(byte[][] values, boolean[] valid) {
        VarCharVector vector = own(new VarCharVector("v", allocator));
        vector.allocateNew();
        for (int i = 0; i < ROWS; i++) {
            if (valid[i]) {
                vector.setSafe(i, values[i]);
            }
        }
        vector.setValueCount(ROWS);
        return vector;
    }

    /** One value for all rows. */
    Column constant(long value) {
        BigIntVector vector = own(new BigIntVector("v", allocator));
        vector.allocateNew(1);
        vector.set(0, value);
        vector.setValueCount(1);
        return Column.constant(vector, ROWS);
    }

    /** One value for all rows. */
    Column constant(byte[] value) {
        VarCharVector vector = own(new VarCharVector("v", allocator));
        vector.allocateNew();
        vector.setSafe(0, value);
        vector.setValueCount(1);
        return Column.constant(vector, ROWS);
    }

    /** DECIMAL(18, 2) with these unscaled values. */
    DecimalVector decimals(long[] unscaled) {
        DecimalVector vector = own(new DecimalVector("v", allocator, 18, 2));
        vector.allocateNew(ROWS);
        vector.zeroVector();
        for (int i = 0; i < ROWS; i++) {
            vector.set(i, BigDecimal.valueOf(unscaled[i], 2));
        }
        vector.setValueCount(ROWS);
        return vector;
    }

    private <V extends FieldVector> V own(V vector) {
        vectors.add(vector);
        return vector;
    }

    @Override
    public void close() {
        vectors.forEach(FieldVector::close);
        allocator.close();
    }
}
