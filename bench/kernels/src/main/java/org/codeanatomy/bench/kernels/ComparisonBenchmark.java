package org.codeanatomy.bench.kernels;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.BitVector;
import org.codeanatomy.engine.core.kernel.Comparisons;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.memory.Mem;
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

/** A column against a constant. The kernels write bitmaps, the peers booleans. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ComparisonBenchmark extends Paired {
    /** Which rows count. */
    @Param({"DENSE", "SELECTED"})
    public Shape shape;

    private Samples samples;
    private Selection selection;
    private long[] longs;
    private long bound;
    private byte[][] texts;
    private byte[] text;
    private Column longColumn;
    private Column zero;
    private Column textColumn;
    private Column textConstant;
    private BitVector bits;
    private final boolean[] results = new boolean[Samples.ROWS];

    @Override
    @Setup(Level.Trial)
    public void open() {
        samples = new Samples(shape, seed);
        selection = samples.selection();
        longs = samples.longs();
        bound = longs[7];
        String[] names = samples.names();
        texts = Samples.bytes(names);
        text = names[7].getBytes(StandardCharsets.UTF_8);
        longColumn = samples.column(longs, samples.valid());
        zero = samples.constant(bound);
        textColumn = samples.column(texts, samples.valid());
        textConstant = samples.constant(text);
        bits = samples.bits();
    }

    @Override
    int[] rows() {
        return selection == null ? super.rows() : Arrays.copyOf(selection.positions(), selection.count());
    }

    @Override
    @TearDown(Level.Trial)
    public void close() {
        samples.close();
    }

    @Benchmark
    public BitVector lessLongsKernel() {
        long target = cleared();
        Comparisons.less(longColumn, zero, ValueKind.INT64, selection, target, false);
        return bits;
    }

    @Benchmark
    public BitVector equalTextsKernel() {
        long target = cleared();
        Comparisons.equal(textColumn, textConstant, ValueKind.BYTES, selection, target, false);
        return bits;
    }

    private long cleared() {
        long target = bits.getDataBufferAddress();
        Mem.fill(target, Bitmaps.bytes(Samples.ROWS), (byte) 0);
        return target;
    }

    @Benchmark
    public boolean[] lessLongsByArrays() {
        if (selection == null) {
            for (int i = 0; i < Samples.ROWS; i++) {
                results[i] = longs[i] < bound;
            }
        } else {
            int[] rows = selection.positions();
            for (int i = 0; i < selection.count(); i++) {
                results[rows[i]] = longs[rows[i]] < bound;
            }
        }
        return results;
    }

    @Benchmark
    public boolean[] equalTextsByArrays() {
        if (selection == null) {
            for (int i = 0; i < Samples.ROWS; i++) {
                results[i] = Arrays.equals(texts[i], text);
            }
        } else {
            int[] rows = selection.positions();
            for (int i = 0; i < selection.count(); i++) {
                results[rows[i]] = Arrays.equals(texts[rows[i]], text);
            }
        }
        return results;
    }
}
