package org.codeanatomy.engine.core.pipeline;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.JoinKind;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.SortKey;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.engine.core.vector.TextBuilder;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.vector.Batch;

/**
 * Groups and joins on 37-byte text keys, as the views of the code graph do. A program, not a test: run its main method.
 */
final class TextKeysBenchmark {

    private static final Schema SCHEMA =
            new Schema(List.of(Plans.field("id", Plans.TEXT), Plans.field("value", Plans.BIGINT)));

    private TextKeysBenchmark() {}

    /** Rows whose key is one of {@code keys} identifiers of 37 bytes, spread over them at random. */
    private record Generated(long rows, int keys, boolean shuffled) implements Scan {

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public List<PushDown> pushDown() {
            return List.of();
        }

        @Override
        public Iterator<Split> splits() {
            List<Split> splits = new ArrayList<>();
            for (long from = 0; from < rows; from += 65_536) {
                splits.add(new Part(this, from, Math.min(rows, from + 65_536)));
            }
            return splits.iterator();
        }
    }

    private record Part(Generated table, long from, long to) implements Split {

        @Override
        public OptionalLong rows() {
            return OptionalLong.of(to - from);
        }

        @Override
        public BatchReader open(ReadContext context) {
            return new PartReader(this, context.allocator());
        }
    }

    private static final class PartReader implements BatchReader {

        private static final byte[] HEX = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        private final Part part;
        private final BufferAllocator allocator;
        private long next;

        PartReader(Part part, BufferAllocator allocator) {
            this.part = part;
            this.allocator = allocator;
            this.next = part.from();
        }

        @Override
        public Batch next() {
            int count = (int) Math.min(4096, part.to() - next);
            if (count <= 0) {
                return null;
            }
            BigIntVector values = new BigIntVector("value", allocator);
            values.allocateNew(count);
            FieldVector keys;
            try (TextBuilder texts = new TextBuilder(SCHEMA.getFields().get(0), count, allocator)) {
                byte[] key =
                        "node:00000000000000000000000000000000".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                for (int i = 0; i < count; i++) {
                    long row = next + i;
                    long number = part.table().shuffled()
                            ? mix(row) % part.table().keys()
                            : row % part.table().keys();
                    write(key, mix(Math.abs(number)), 5);
                    write(key, mix(~Math.abs(number)), 21);
                    texts.put(i, key);
                    values.set(i, row);
                }
                keys = texts.finish();
            }
            Bitmaps.setRun(keys.getValidityBufferAddress(), 0, count);
            values.setValueCount(count);
            next += count;
            return Batch.of(List.of(keys, values), count);
        }

        private static long mix(long value) {
            long x = value * 0x9E3779B97F4A7C15L;
            x ^= x >>> 32;
            x *= 0xD6E8FEB86659FD93L;
            return (x ^ (x >>> 29)) >>> 1;
        }

        private static void write(byte[] key, long bits, int at) {
            for (int i = 0; i < 16; i++) {
                key[at + i] = HEX[(int) (bits >>> (4 * i)) & 15];
            }
        }

        @Override
        public void close() {}
    }

    private static PhysicalPlan scan(long rows, int keys, boolean shuffled) {
        return new PhysicalPlan.TableScan(
                "generated", new PhysicalPlan.ScanSource(new Generated(rows, keys, shuffled), null));
    }

    private static PhysicalPlan count(PhysicalPlan input) {
        return new PhysicalPlan.HashAggregate(
                input,
                List.of(),
                List.of(new Aggregate(Aggregate.Kind.COUNT, -1, false, -1, Plans.field("rows", Plans.BIGINT))),
                new Schema(List.of(Plans.field("rows", Plans.BIGINT))));
    }

    private static PhysicalPlan group(long rows, int keys) {
        return new PhysicalPlan.HashAggregate(
                scan(rows, keys, true),
                List.of(0),
                List.of(
                        new Aggregate(Aggregate.Kind.COUNT, -1, false, -1, Plans.field("rows", Plans.BIGINT)),
                        new Aggregate(Aggregate.Kind.SUM, 1, false, -1, Plans.field("sum", Plans.BIGINT))),
                new Schema(List.of(
                        Plans.field("id", Plans.TEXT),
                        Plans.field("rows", Plans.BIGINT),
                        Plans.field("sum", Plans.BIGINT))));
    }

    private static PhysicalPlan join(long left, int right) {
        List<Field> fields = new ArrayList<>(SCHEMA.getFields());
        fields.addAll(SCHEMA.getFields());
        return new PhysicalPlan.HashJoin(
                scan(left, right, true),
                scan(right, right, false),
                JoinKind.INNER,
                List.of(0),
                List.of(0),
                List.of(false),
                null,
                new Schema(fields));
    }

    private static void measure(String name, PhysicalPlan plan, long rows, int threads) {
        long best = Long.MAX_VALUE;
        long processor = Long.MAX_VALUE;
        PlanStatistics statistics = null;
        for (int round = 0; round < 5; round++) {
            try (RootAllocator root = new RootAllocator();
                    QueryExecutor executor = new QueryExecutor();
                    BatchStream stream = executor.start(plan, Plans.context(root, threads))) {
                long begin = System.nanoTime();
                long used = cpuNanos();
                Batch batch;
                while ((batch = stream.next()) != null) {
                    batch.close();
                }
                best = Math.min(best, System.nanoTime() - begin);
                processor = Math.min(processor, cpuNanos() - used);
                statistics = stream.statistics();
            }
        }
        System.out.printf(
                "%-40s %d threads %7.0f ms %7.0f ms of processor time %12.0f rows/s%n",
                name, threads, best / 1e6, processor / 1e6, rows * 1e9 / best);
        for (PlanStatistics.OperatorStatistics operator : statistics.operators()) {
            System.out.printf("      %12d rows %8.0f ms %n", operator.rows(), operator.nanos() / 1e6);
        }
    }

    /** Of all threads, the collector's and the compiler's, too. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Prints milliseconds and rows per second, best of five rounds. */
    public static void main(String[] arguments) {
        for (int threads = 1; threads <= 2; threads++) {
            measure("generate 2 M rows", count(scan(2_000_000, 1_000_000, true)), 2_000_000, threads);
            measure("group 2 M rows, 1 M keys of 37 bytes", count(group(2_000_000, 1_000_000)), 2_000_000, threads);
            measure("group 2 M rows, 1000 keys of 37 bytes", count(group(2_000_000, 1_000)), 2_000_000, threads);
            measure("join 2 M x 1 M on 37 bytes", count(join(2_000_000, 1_000_000)), 2_000_000, threads);
            PhysicalPlan sort =
                    new PhysicalPlan.Sort(scan(2_000_000, 1_000_000, true), List.of(new SortKey(0, false, false)));
            measure("sort 2 M rows by 37 bytes", count(sort), 2_000_000, threads);
        }
    }
}
