package org.codeanatomy.bench.kernels;

import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.codeanatomy.engine.core.kernel.LikePattern;
import org.codeanatomy.engine.core.kernel.TextMeasures;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** LIKE, and lengths in characters. The peers have strings already. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TextBenchmark extends Paired {
    private Samples samples;
    private String[] texts;
    private Column column;
    private BigIntVector result;
    private BitVector bits;
    private LikePattern pattern;
    private final int[] rows = Vectors.identity(Samples.ROWS);
    private final boolean[] matches = new boolean[Samples.ROWS];
    private final long[] lengths = new long[Samples.ROWS];

    @Override
    @Setup(Level.Trial)
    public void open() {
        samples = new Samples(Shape.DENSE, seed);
        texts = samples.names();
        column = samples.column(Samples.bytes(texts), samples.valid());
        result = samples.vector(samples.longs(), samples.valid());
        bits = samples.bits();
        pattern = new LikePattern("%ab%", null);
    }

    @Override
    @TearDown(Level.Trial)
    public void close() {
        samples.close();
    }

    @Benchmark
    public BitVector likeContainsKernel() {
        long target = bits.getDataBufferAddress();
        Mem.fill(target, Bitmaps.bytes(Samples.ROWS), (byte) 0);
        pattern.match(column, rows, rows.length, target);
        return bits;
    }

    @Benchmark
    public boolean[] likeContainsByStrings() {
        for (int i = 0; i < Samples.ROWS; i++) {
            matches[i] = texts[i].contains("ab");
        }
        return matches;
    }

    @Benchmark
    public BigIntVector countCharactersKernel() {
        TextMeasures.characters(column, rows, rows.length, result.getDataBufferAddress());
        return result;
    }

    @Benchmark
    public long[] countCharactersByStrings() {
        for (int i = 0; i < Samples.ROWS; i++) {
            lengths[i] = texts[i].codePointCount(0, texts[i].length());
        }
        return lengths;
    }
}
