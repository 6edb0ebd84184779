package org.codeanatomy.bench.kernels;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.BitVector;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.kernel.Validity;
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

/** A boolean column with nulls becomes a selection vector; the validity of two columns becomes that of a result. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SelectionBenchmark extends Paired {
    /** Which rows count. */
    @Param("NULLS")
    public Shape shape;

    private Samples samples;
    private boolean[] truth;
    private boolean[] valid;
    private boolean[] moreValid;
    private Column column;
    private Column other;
    private BitVector bits;
    private final boolean[] results = new boolean[Samples.ROWS];

    @Override
    @Setup(Level.Trial)
    public void open() {
        samples = new Samples(shape, seed);
        truth = samples.coins();
        valid = samples.valid();
        moreValid = samples.valid();
        column = samples.column(truth, valid);
        other = samples.column(truth, moreValid);
        bits = samples.bits();
    }

    @Override
    @TearDown(Level.Trial)
    public void close() {
        samples.close();
    }

    @Benchmark
    public Selection whereTrueKernel() {
        return Selections.whereTrue(column, null);
    }

    @Benchmark
    public Selection whereTrueByArrays() {
        int[] positions = new int[Samples.ROWS];
        int count = 0;
        for (int i = 0; i < Samples.ROWS; i++) {
            if (valid[i] && truth[i]) {
                positions[count++] = i;
            }
        }
        return new Selection(positions, count);
    }

    @Benchmark
    public BitVector bothValidKernel() {
        Validity.intersect(List.of(column, other), Samples.ROWS, bits.getDataBufferAddress());
        return bits;
    }

    @Benchmark
    public boolean[] bothValidByArrays() {
        for (int i = 0; i < Samples.ROWS; i++) {
            results[i] = valid[i] && moreValid[i];
        }
        return results;
    }
}
