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
public class KeyBenchmark {
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

    @Setup(Level.Trial)
    public void open() {
        samples = new Samples(shape);
        longs = samples.longs();
        texts = Samples.bytes(samples.names());
        valid = samples.valid();
        otherLongs = longs.clone();
        otherValid = valid.clone();
        otherKey = ChunkedColumn.of(samples.column(otherLongs, otherValid));
        longKey = new ChunkedColumn[] {ChunkedColumn.of(samples.column(longs, valid))};
        textKey = new ChunkedColumn[] {ChunkedColumn.of(samples.column(texts, valid))};
    }

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
