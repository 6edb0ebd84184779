package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.codeanatomy.engine.core.pipeline.Plans.BIGINT;
import static org.codeanatomy.engine.core.pipeline.Plans.TEXT;
import static org.codeanatomy.engine.core.pipeline.Plans.column;
import static org.codeanatomy.engine.core.pipeline.Plans.field;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.TransferPair;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.expression.ScalarExpression.FunctionCall;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.testing.OneFunction;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.host.GenerationId;
import org.junit.jupiter.api.Test;

/** A function cannot keep what it was only lent. */
class BorrowingTest {

    private static final GenerationId GENERATION = new GenerationId("keeper", "2.0.0", "0".repeat(64), 1);
    private static final String REFUSAL =
            "function length of keeper 2.0.0 tried to keep its argument 1, which is only lent"
                    + " until the call returns; copy what it needs into a vector of the call's allocator";

    private record Length(ScalarKernel kernel) implements ScalarFunction {

        @Override
        public FunctionSignature signature() {
            return FunctionSignature.named("length")
                    .parameters(Parameter.of("text", TEXT, "a text"))
                    .build();
        }

        @Override
        public Field resultField(List<Argument> arguments) {
            return field("length", BIGINT);
        }

        @Override
        public ScalarKernel prepare(List<Argument> arguments) {
            return kernel;
        }
    }

    private static VarCharVector text(ScalarCall call) {
        return (VarCharVector) call.argument(0).asArrow();
    }

    private static FieldVector length(ScalarCall call) {
        BigIntVector result = new BigIntVector("", call.allocator());
        result.allocateNew(call.rowCount());
        for (int i = 0; i < call.rowCount(); i++) {
            result.set(i, text(call).getValueLength(i));
        }
        result.setValueCount(call.rowCount());
        return result;
    }

    private static List<List<Object>> run(ScalarKernel kernel) {
        PhysicalPlan table = MemoryTable.of(List.of(field("t", TEXT)), List.of(List.of("a"), List.of("bcd")), 5, 5)
                .plan();
        PhysicalPlan plan = Plans.project(
                table, new FunctionCall(GENERATION, "length", List.of(column(table, 0)), field("y", BIGINT)));
        try (RootAllocator root = new RootAllocator();
                QueryExecutor executor = new QueryExecutor()) {
            return Plans.rows(plan, executor, new QueryContext(root, new OneFunction(new Length(kernel)), 1, true));
        }
    }

    private static EngineException failure(ScalarKernel kernel) {
        return catchThrowableOfType(EngineException.class, () -> run(kernel));
    }

    @Test
    void lentVector_readsLikeTheOwnersOwn() {
        assertThat(run(call -> {
                    assertThat(new String(text(call).get(1), StandardCharsets.UTF_8))
                            .isEqualTo("bcd");
                    assertThat(text(call).getDataBuffer().slice(0, 1).getByte(0))
                            .isEqualTo((byte) 'a');
                    return length(call);
                }))
                .containsExactly(List.of(1L), List.of(3L));
    }

    @Test
    void retain_isRefusedByPluginFunctionAndArgument() {
        assertThat(failure(call -> {
                    text(call).getDataBuffer().getReferenceManager().retain();
                    return length(call);
                }))
                .hasMessage(REFUSAL);
    }

    @Test
    void transferAndSlice_areRefusedLikeRetain() {
        assertThat(failure(call -> {
                    TransferPair pair = text(call).getTransferPair(call.allocator());
                    pair.transfer();
                    return length(call);
                }))
                .hasMessage(REFUSAL);
        assertThat(failure(call -> {
                    TransferPair pair = text(call).getTransferPair(call.allocator());
                    pair.splitAndTransfer(0, 1);
                    return length(call);
                }))
                .hasMessage(REFUSAL);
    }

    @Test
    void refusalThatIsSwallowed_stillFailsTheStatement() {
        assertThat(failure(call -> {
                    assertThatThrownBy(() -> text(call)
                                    .getDataBuffer()
                                    .getReferenceManager()
                                    .retain(2))
                            .isInstanceOf(IllegalStateException.class);
                    return length(call);
                }))
                .hasMessage(REFUSAL);
    }

    @Test
    void afterTheCall_lentBuffersHaveNoReferencesAndCannotBeRead() {
        List<ArrowBuf> kept = new ArrayList<>();
        List<FieldVector> vectors = new ArrayList<>();

        run(call -> {
            kept.add(text(call).getDataBuffer());
            kept.add(text(call).getDataBuffer().slice(0, 1));
            vectors.add(text(call));
            return length(call);
        });

        assertThat(kept).hasSize(2).allSatisfy(buffer -> {
            assertThat(buffer.refCnt()).isZero();
            assertThatThrownBy(() -> buffer.getByte(0)).isInstanceOf(RuntimeException.class);
        });
        assertThat(vectors)
                .allSatisfy(vector -> assertThat(vector.getValueCount()).isZero());
    }
}
