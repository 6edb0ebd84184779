package org.codeanatomy.bench.kernels;

import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Gather;
import org.codeanatomy.plugin.api.vector.Column;
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

/** Rows in random order become a new vector. The peer copies value by value with the copyFrom of Arrow. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GatherBenchmark extends Paired {
    /** Which rows count. */
    @Param({"DENSE", "NULLS"})
    public Shape shape;

    private Samples samples;
    private int[] rows;
    private BigIntVector longs;
    private VarCharVector texts;
    private ChunkedColumn longColumn;
    private ChunkedColumn textColumn;
    private FieldVector gathered;

    @Override
    @Setup(Level.Trial)
    public void open() {
        samples = new Samples(shape, seed);
        rows = samples.shuffled();
        longs = samples.vector(samples.longs(), samples.valid());
        texts = samples.vector(Samples.bytes(samples.names()), samples.valid());
        longColumn = ChunkedColumn.of(Column.flat(longs));
        textColumn = ChunkedColumn.of(Column.flat(texts));
    }

    @Override
    @TearDown(Level.Trial)
    public void close() {
        release();
        samples.close();
    }

    @Benchmark
    public FieldVector gatherLongsKernel() {
        return gather(longColumn, longs);
    }

    @Benchmark
    public FieldVector gatherTextsKernel() {
        return gather(textColumn, texts);
    }

    private FieldVector gather(ChunkedColumn column, FieldVector like) {
        release();
        gathered = Gather.gather(column, rows, rows.length, like.getField(), samples.allocator());
        return gathered;
    }

    private void release() {
        if (gathered != null) {
            gathered.close();
            gathered = null;
        }
    }

    @Benchmark
    public FieldVector gatherLongsByArrow() {
        release();
        BigIntVector target = new BigIntVector("v", samples.allocator());
        gathered = target;
        target.allocateNew(rows.length);
        for (int i = 0; i < rows.length; i++) {
            target.copyFrom(rows[i], i, longs);
        }
        target.setValueCount(rows.length);
        return target;
    }

    @Benchmark
    public FieldVector gatherTextsByArrow() {
        release();
        VarCharVector target = new VarCharVector("v", samples.allocator());
        gathered = target;
        target.allocateNew(32L * rows.length, rows.length);
        for (int i = 0; i < rows.length; i++) {
            target.copyFromSafe(rows[i], i, texts);
        }
        target.setValueCount(rows.length);
        return target;
    }
}
