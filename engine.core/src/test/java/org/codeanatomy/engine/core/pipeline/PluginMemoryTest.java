package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.codeanatomy.engine.core.pipeline.Plans.BIGINT;
import static org.codeanatomy.engine.core.pipeline.Plans.column;
import static org.codeanatomy.engine.core.pipeline.Plans.field;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.arrow.memory.AllocationListener;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.expression.FunctionResolver;
import org.codeanatomy.engine.core.expression.ScalarExpression.FunctionCall;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.testing.UncountedCharge;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.MemoryCharge;
import org.codeanatomy.plugin.host.PluginMemoryException;
import org.junit.jupiter.api.Test;

/** What calls of plugins allocate is counted for the plugin until it belongs to the statement, and can be refused. */
class PluginMemoryTest {

    private static final GenerationId GENERATION = new GenerationId("wells", "0.3.0", "0".repeat(64), 1);

    private final List<UncountedCharge> charges = new CopyOnWriteArrayList<>();

    private record Resolver(Supplier<MemoryCharge> charges) implements FunctionResolver, ScalarFunction {

        @Override
        public ScalarFunction resolve(GenerationId generation, String function) {
            return this;
        }

        @Override
        public MemoryCharge charge(GenerationId generation) {
            return charges.get();
        }

        @Override
        public FunctionSignature signature() {
            return FunctionSignature.named("draw")
                    .parameters(Parameter.of("x", BIGINT, "a number"))
                    .build();
        }

        @Override
        public Field resultField(List<Argument> arguments) {
            return field("draw", BIGINT);
        }

        @Override
        public ScalarKernel prepare(List<Argument> arguments) {
            return Resolver::draw;
        }

        private static FieldVector draw(ScalarCall call) {
            return numbers(call.allocator(), call.rowCount());
        }
    }

    private static BigIntVector numbers(BufferAllocator allocator, int count) {
        BigIntVector numbers = new BigIntVector("x", allocator);
        numbers.allocateNew(count);
        for (int i = 0; i < count; i++) {
            numbers.set(i, i);
        }
        numbers.setValueCount(count);
        return numbers;
    }

    /** Two batches; between them the reader holds a buffer of its own, and perhaps for ever. */
    private record Well(boolean leaking) implements Scan, Split {

        PhysicalPlan plan() {
            return new PhysicalPlan.TableScan("well", new PhysicalPlan.ScanSource(this, GENERATION));
        }

        @Override
        public Schema schema() {
            return new Schema(List.of(field("x", BIGINT)));
        }

        @Override
        public List<PushDown> pushDown() {
            return List.of();
        }

        @Override
        public Iterator<Split> splits() {
            return List.<Split>of(this).iterator();
        }

        @Override
        public OptionalLong rows() {
            return OptionalLong.of(6);
        }

        @Override
        public BatchReader open(ReadContext context) {
            ArrowBuf own = context.allocator().buffer(512);
            return new BatchReader() {

                private int batches;

                @Override
                public Batch next() {
                    return batches++ < 2 ? Batch.of(List.of(numbers(context.allocator(), 3)), 3) : null;
                }

                @Override
                public void close() {
                    if (!leaking) {
                        own.close();
                    }
                }
            };
        }
    }

    private MemoryCharge counted() {
        UncountedCharge charge = new UncountedCharge();
        charges.add(charge);
        return charge;
    }

    private static List<List<Object>> run(PhysicalPlan plan, Supplier<MemoryCharge> charges) {
        try (RootAllocator root = new RootAllocator();
                QueryExecutor executor = new QueryExecutor()) {
            return Plans.rows(plan, executor, new QueryContext(root, new Resolver(charges), 1, true));
        }
    }

    private static PhysicalPlan calling(PhysicalPlan input) {
        return Plans.project(
                input, new FunctionCall(GENERATION, "draw", List.of(column(input, 0)), field("y", BIGINT)));
    }

    @Test
    void batchesAndResults_belongToTheStatementWhenTheyAreTakenOver() {
        assertThat(run(calling(new Well(false).plan()), this::counted))
                .extracting(row -> row.get(0))
                .containsExactly(0L, 1L, 2L, 0L, 1L, 2L);

        assertThat(charges).hasSize(2).allSatisfy(charge -> {
            assertThat(charge.allocated()).isPositive();
            assertThat(charge.bytes()).isZero();
            assertThat(charge.buffers()).isZero();
        });
    }

    @Test
    void readerThatLeavesABufferOpen_failsTheStatement_andStaysCharged() {
        EngineException failure =
                catchThrowableOfType(EngineException.class, () -> run(new Well(true).plan(), this::counted));

        assertThat(failure).hasMessageContaining("well by wells 0.3.0").hasMessageContaining("left 512 bytes");
        assertThat(charges).singleElement().satisfies(charge -> {
            assertThat(charge.bytes()).isEqualTo(512);
            assertThat(charge.buffers()).isOne();
        });
    }

    @Test
    void budgetThatIsExceeded_failsTheStatementWithTheHostsSentence() {
        MemoryCharge refusing = new Refusing();
        for (PhysicalPlan plan : List.of(
                new Well(false).plan(),
                calling(MemoryTable.of(List.of(field("x", BIGINT)), List.of(List.of(1L)), 1, 1)
                        .plan()))) {
            EngineException failure = catchThrowableOfType(EngineException.class, () -> run(plan, () -> refusing));

            assertThat(failure.code()).isEqualTo("PLUGIN_MEMORY_EXCEEDED");
            assertThat(failure)
                    .hasMessageEndingWith("failed: wells 0.3.0 is dry")
                    .hasNoCause();
        }
    }

    private static final class Refusing implements MemoryCharge, AllocationListener {

        @Override
        public AllocationListener listener() {
            return this;
        }

        @Override
        public void onPreAllocation(long size) {
            throw new PluginMemoryException("wells 0.3.0 is dry");
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public int buffers() {
            return 0;
        }

        @Override
        public void handOver(long bytes, int buffers) {
            assertThat(bytes).isZero();
        }

        @Override
        public List<String> sites() {
            return List.of();
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
