package org.codeanatomy.bench.kernels;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.BigIntVector;
import org.codeanatomy.engine.core.kernel.CastFailure;
import org.codeanatomy.engine.core.kernel.CastToInteger;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.engine.core.vector.Vectors;
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

/** Casts to 64-bit integers, checked. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CastBenchmark extends Paired {
    private Samples samples;
    private double[] doubles;
    private String[] texts;
    private Column doubleColumn;
    private Column textColumn;
    private BigIntVector result;
    private CastToInteger cast;
    private final int[] rows = Vectors.identity(Samples.ROWS);
    private final long[] results = new long[Samples.ROWS];

    @Override
    @Setup(Level.Trial)
    public void open() {
        samples = new Samples(Shape.DENSE, seed);
        doubles = samples.doubles();
        texts = Arrays.stream(samples.longs()).mapToObj(Long::toString).toArray(String[]::new);
        doubleColumn = samples.column(doubles, samples.valid());
        textColumn = samples.column(Samples.bytes(texts), samples.valid());
        result = samples.vector(samples.longs(), samples.valid());
        cast = new CastToInteger(ValueKind.INT64, result, new CastFailure(result.getField(), false));
    }

    @Override
    @TearDown(Level.Trial)
    public void close() {
        samples.close();
    }

    @Benchmark
    public BigIntVector doublesToLongsKernel() {
        cast.doubles(doubleColumn, rows, rows.length);
        return result;
    }

    @Benchmark
    public BigIntVector textsToLongsKernel() {
        cast.texts(textColumn, rows, rows.length);
        return result;
    }

    @Benchmark
    public long[] doublesToLongsByArrays() {
        for (int i = 0; i < Samples.ROWS; i++) {
            double rounded = Math.rint(doubles[i]);
            if (!(rounded >= -0x1p63 && rounded < 0x1p63)) {
                throw new ArithmeticException(doubles[i] + " does not fit a long");
            }
            results[i] = (long) rounded;
        }
        return results;
    }

    /** The strings are there already, which the kernel has to make from bytes. */
    @Benchmark
    public long[] textsToLongsByStrings() {
        for (int i = 0; i < Samples.ROWS; i++) {
            results[i] = Long.parseLong(texts[i].strip());
        }
        return results;
    }
}
