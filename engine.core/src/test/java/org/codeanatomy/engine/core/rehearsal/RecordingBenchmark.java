package org.codeanatomy.engine.core.rehearsal;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.core.session.EngineComponent;
import org.codeanatomy.engine.core.testing.DemoFunctions;
import org.codeanatomy.engine.core.testing.FixedPluginHost;

/**
 * What recording costs in processor time: a query of three calls per row over many rows, and one of a single row, with recording on and
 * off in turns. A program, not a test: run its main method.
 */
final class RecordingBenchmark {

    private static final int ROWS = 1 << 20;
    private static final int ROUNDS = 31;
    private static final int SMALL_QUERIES = 50;
    private static final String CALLS = "SELECT sum(plus(plus(n, 1), plus(n, 2))) FROM numbers";

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private RecordingBenchmark() {}

    /** Prints the medians and their ratios. */
    public static void main(String[] arguments) {
        try (FixedPluginHost on = new FixedPluginHost().with("demo", new DemoFunctions());
                FixedPluginHost off = new FixedPluginHost()
                        .with("demo", new DemoFunctions())
                        .setting("org.codeanatomy.engine.rehearsal.bytes", "0")) {
            compare("1 query of " + ROWS + " rows, 3 calls each", new Bench(on, ROWS, 1), new Bench(off, ROWS, 1));
            compare(
                    SMALL_QUERIES + " queries of 1 row",
                    new Bench(on, 1, SMALL_QUERIES),
                    new Bench(off, 1, SMALL_QUERIES));
        }
    }

    private static void compare(String what, Bench recorded, Bench plain) {
        long[] with = new long[ROUNDS];
        long[] without = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            with[round] = recorded.nanos();
            without[round] = plain.nanos();
        }
        recorded.close();
        plain.close();
        double on = median(with);
        double off = median(without);
        System.out.printf("%s: on %.2f ms, off %.2f ms, ratio %.3f%n", what, on / 1e6, off / 1e6, on / off);
    }

    /** Of the second half: the first is warm-up. */
    private static double median(long[] nanos) {
        long[] late = Arrays.copyOfRange(nanos, ROUNDS / 2, ROUNDS);
        Arrays.sort(late);
        return late[late.length / 2];
    }

    private static final class Bench {
        private final EngineComponent engine;
        private final Session session;
        private final VectorSchemaRoot numbers;
        private final int queries;

        Bench(FixedPluginHost host, int rows, int queries) {
            engine = new EngineComponent(host, host);
            session = engine.openSession(SessionSettings.small().withThreads(1));
            BigIntVector n = new BigIntVector("n", session.allocator());
            n.allocateNew(rows);
            for (int row = 0; row < rows; row++) {
                n.set(row, row);
            }
            n.setValueCount(rows);
            numbers = new VectorSchemaRoot(List.of(n));
            session.register("numbers", numbers);
            this.queries = queries;
        }

        long nanos() {
            long begin = PROCESS.getProcessCpuTime();
            for (int i = 0; i < queries; i++) {
                try (Result result = session.execute(CALLS)) {
                    while (result.next() != null) {
                        // the time counts, not the sum
                    }
                }
            }
            return PROCESS.getProcessCpuTime() - begin;
        }

        void close() {
            numbers.close();
            session.close();
            engine.close();
        }
    }
}
