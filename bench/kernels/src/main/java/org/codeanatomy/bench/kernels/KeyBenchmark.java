package org.codeanatomy.bench.kernels;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.codeanatomy.engine.core.kernel.Hashing;
import org.codeanatomy.engine.core.kernel.KeyEquality;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Vectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Keys of joins and groups: their hashes, and whether pairs of rows are equal. Null is a key, too. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyBenchmark extends Paired {
    private static final long NULL = 0x9E3779B97F4A7C15L;
    private static final long PRIME = 0xD6E8FEB86659FD93L;

    /** Which rows count. */
    @Param({"DENSE", "NULLS"})
    public Shape shape;

    private Samples samples;
    private long[] longs;
    private byte[][] texts;
    private boolean[] valid;
    private long[] otherLongs;
    private boolean[] otherValid;
    private ChunkedColumn[] longKey;
    private ChunkedColumn otherKey;
    private ChunkedColumn[] textKey;
    private final int[] rows = Vectors.identity(Samples.ROWS);
    private final long[] hashes = new long[Samples.ROWS];
    private final boolean[] equal = new boolean[Samples.ROWS];

    @Override
    @Setup(Level.Trial)
    public void open() {
        samples = new Samples(shape, seed);
        longs = samples.longs();
        texts = Samples.bytes(repeated(samples.names()));
        valid = samples.valid();
        otherLongs = mostly(longs, samples.longs());
        otherValid = valid.clone();
        for (int i = 0; i < otherValid.length; i += 16) {
            otherValid[i] = shape != Shape.NULLS || !otherValid[i];
        }
        otherKey = ChunkedColumn.of(samples.column(otherLongs, otherValid));
        longKey = new ChunkedColumn[] {ChunkedColumn.of(samples.column(longs, valid))};
        textKey = new ChunkedColumn[] {ChunkedColumn.of(samples.column(texts, valid))};
    }

    /** Half of the texts, each twice. */
    private static String[] repeated(String[] names) {
        String[] repeated = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            repeated[i] = names[i % (names.length / 2)];
        }
        return repeated;
    }

    /** The values, but one in sixteen another one: keys that are compared have equal hashes, so that few differ. */
    private static long[] mostly(long[] values, long[] others) {
        long[] mixed = values.clone();
        for (int i = 1; i < mixed.length; i += 16) {
            mixed[i] = others[i];
        }
        return mixed;
    }

    @Override
    @TearDown(Level.Trial)
    public void close() {
        samples.close();
    }

    @Benchmark
    public long[] hashLongsKernel() {
        Hashing.hash(longKey, rows, rows.length, hashes);
        return hashes;
    }

    @Benchmark
    public long[] hashTextsKernel() {
        Hashing.hash(textKey, rows, rows.length, hashes);
        return hashes;
    }

    @Benchmark
    public boolean[] equalLongKeysKernel() {
        Arrays.fill(equal, true);
        KeyEquality.compare(longKey[0], rows, otherKey, rows, rows.length, equal);
        return equal;
    }

    @Benchmark
    public long[] hashLongsByArrays() {
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            long hash = (PRIME ^ (valid[row] ? longs[row] : NULL)) * PRIME;
            hash ^= hash >>> 32;
            hash *= PRIME;
            hashes[i] = hash ^ hash >>> 29;
        }
        return hashes;
    }

    @Benchmark
    public long[] hashTextsByArrays() {
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            hashes[i] = valid[row] ? Arrays.hashCode(texts[row]) : NULL;
        }
        return hashes;
    }

    @Benchmark
    public boolean[] equalLongKeysByArrays() {
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            equal[i] = valid[row] == otherValid[row] && (!valid[row] || longs[row] == otherLongs[row]);
        }
        return equal;
    }
}
