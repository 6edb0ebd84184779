package org.codeanatomy.bench.kernels;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.codeanatomy.engine.core.kernel.Arithmetic;
import org.codeanatomy.engine.core.kernel.ArithmeticOperator;
import org.codeanatomy.engine.core.kernel.Validity;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;
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

/** Checked addition of integers, multiplication of doubles. The peers check overflow too, and keep nulls as booleans. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ArithmeticBenchmark extends Paired {
    /** Which rows count. */
    @Param({"DENSE", "SELECTED", "NULLS"})
    public Shape shape;

    private Samples samples;
    private Selection selection;
    private long[] longs;
    private long[] moreLongs;
    private double[] doubles;
    private double[] moreDoubles;
    private boolean[] valid;
    private boolean[] moreValid;
    private Column a;
    private Column b;
    private Column x;
    private Column y;
    private BigIntVector result;
    private Float8Vector product;
    private final long[] longResults = new long[Samples.ROWS];
    private final double[] doubleResults = new double[Samples.ROWS];
    private final boolean[] validResults = new boolean[Samples.ROWS];

    @Override
    @Setup(Level.Trial)
    public void open() {
        samples = new Samples(shape, seed);
        selection = samples.selection();
        longs = samples.longs();
        moreLongs = samples.longs();
        doubles = samples.doubles();
        moreDoubles = samples.doubles();
        valid = samples.valid();
        moreValid = samples.valid();
        a = samples.column(longs, valid);
        b = samples.column(moreLongs, moreValid);
        x = samples.column(doubles, valid);
        y = samples.column(moreDoubles, moreValid);
        result = samples.vector(longs, valid);
        product = samples.vector(doubles, valid);
    }

    @Override
    int[] rows() {
        return selection == null ? super.rows() : Arrays.copyOf(selection.positions(), selection.count());
    }

    @Override
    boolean[] valid() {
        return shape == Shape.NULLS ? validResults : super.valid();
    }

    @Override
    @TearDown(Level.Trial)
    public void close() {
        samples.close();
    }

    @Benchmark
    public BigIntVector addLongsKernel() {
        compute(ArithmeticOperator.ADD, ValueKind.INT64, a, b, result);
        return result;
    }

    @Benchmark
    public Float8Vector multiplyDoublesKernel() {
        compute(ArithmeticOperator.MULTIPLY, ValueKind.FLOAT64, x, y, product);
        return product;
    }

    private void compute(ArithmeticOperator operator, ValueKind kind, Column left, Column right, FieldVector target) {
        if (shape == Shape.NULLS) {
            Validity.intersect(List.of(left, right), Samples.ROWS, target.getValidityBufferAddress());
        }
        if (Arithmetic.compute(operator, kind, left, right, selection, target.getDataBufferAddress())) {
            throw new ArithmeticException("a sample overflows");
        }
    }

    @Benchmark
    public long[] addLongsByArrays() {
        switch (shape) {
            case DENSE -> {
                for (int i = 0; i < Samples.ROWS; i++) {
                    longResults[i] = Math.addExact(longs[i], moreLongs[i]);
                }
            }
            case SELECTED -> {
                int[] rows = selection.positions();
                for (int i = 0; i < selection.count(); i++) {
                    longResults[rows[i]] = Math.addExact(longs[rows[i]], moreLongs[rows[i]]);
                }
            }
            case NULLS -> {
                for (int i = 0; i < Samples.ROWS; i++) {
                    validResults[i] = valid[i] && moreValid[i];
                    if (validResults[i]) {
                        longResults[i] = Math.addExact(longs[i], moreLongs[i]);
                    }
                }
            }
        }
        return longResults;
    }

    @Benchmark
    public double[] multiplyDoublesByArrays() {
        switch (shape) {
            case DENSE -> {
                for (int i = 0; i < Samples.ROWS; i++) {
                    doubleResults[i] = doubles[i] * moreDoubles[i];
                }
            }
            case SELECTED -> {
                int[] rows = selection.positions();
                for (int i = 0; i < selection.count(); i++) {
                    doubleResults[rows[i]] = doubles[rows[i]] * moreDoubles[rows[i]];
                }
            }
            case NULLS -> {
                for (int i = 0; i < Samples.ROWS; i++) {
                    validResults[i] = valid[i] && moreValid[i];
                    if (validResults[i]) {
                        doubleResults[i] = doubles[i] * moreDoubles[i];
                    }
                }
            }
        }
        return doubleResults;
    }
}
