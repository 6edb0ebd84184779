package org.codeanatomy.bench.kernels;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.DecimalVector;
import org.codeanatomy.engine.core.kernel.ArithmeticOperator;
import org.codeanatomy.engine.core.kernel.DecimalArithmetic;
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

/** Addition of DECIMAL(18, 2). The peer reads and writes through the accessors of Arrow, which speak BigDecimal. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecimalBenchmark extends Paired {
    private Samples samples;
    private DecimalVector left;
    private DecimalVector right;
    private DecimalVector result;
    private DecimalVector arrowResult;
    private Column a;
    private Column b;
    private final int[] rows = Vectors.identity(Samples.ROWS);
    private final DecimalArithmetic addition = new DecimalArithmetic(ArithmeticOperator.ADD, 2, 2, 18, 2);

    @Override
    @Setup(Level.Trial)
    public void open() {
        samples = new Samples(Shape.DENSE, seed);
        left = samples.decimals(samples.longs());
        right = samples.decimals(samples.longs());
        result = samples.decimals(samples.longs());
        arrowResult = samples.decimals(samples.longs());
        a = Column.flat(left);
        b = Column.flat(right);
    }

    @Override
    @TearDown(Level.Trial)
    public void close() {
        samples.close();
    }

    @Benchmark
    public DecimalVector addDecimalsKernel() {
        addition.compute(a, b, rows, rows.length, result.getDataBufferAddress());
        return result;
    }

    @Benchmark
    public DecimalVector addDecimalsByArrow() {
        for (int i = 0; i < Samples.ROWS; i++) {
            BigDecimal sum = left.getObject(i).add(right.getObject(i));
            arrowResult.set(i, sum);
        }
        return arrowResult;
    }
}
