package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.codeanatomy.engine.core.pipeline.Plans.BIGINT;
import static org.codeanatomy.engine.core.pipeline.Plans.BOOL;
import static org.codeanatomy.engine.core.pipeline.Plans.call;
import static org.codeanatomy.engine.core.pipeline.Plans.column;
import static org.codeanatomy.engine.core.pipeline.Plans.constant;
import static org.codeanatomy.engine.core.pipeline.Plans.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression.FunctionCall;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.testing.OneFunction;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Encoding;
import org.codeanatomy.plugin.host.GenerationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plugin's function sees, and what happens when it misbehaves. */
class PluginFunctionsTest {

    private static final GenerationId GENERATION = new GenerationId("numbers", "1.2.3", "0".repeat(64), 1);

    private record TestFunction(FunctionSignature signature, ScalarKernel kernel) implements ScalarFunction {

        @Override
        public Field resultField(List<Argument> arguments) {
            return field("increment", BIGINT);
        }

        @Override
        public ScalarKernel prepare(List<Argument> arguments) {
            return kernel;
        }
    }

    private static FunctionSignature.Builder signature() {
        return FunctionSignature.named("increment").parameters(Parameter.of("x", BIGINT, "a number"));
    }

    private static FieldVector increment(ScalarCall call) {
        BigIntVector argument = (BigIntVector) call.argument(0).asArrow();
        BigIntVector result = new BigIntVector("", call.allocator());
        result.allocateNew(call.rowCount());
        for (int i = 0; i < call.rowCount(); i++) {
            assertThat(argument.isNull(i)).isFalse();
            result.set(i, argument.get(i) + 1);
        }
        result.setValueCount(call.rowCount());
        return result;
    }

    private static PhysicalPlan table() {
        List<List<?>> rows = new ArrayList<>();
        for (long i = 0; i < 10; i++) {
            rows.add(Arrays.asList(i % 3 == 0 ? null : i));
        }
        return MemoryTable.of(List.of(field("x", BIGINT)), rows, 5, 3).plan();
    }

    private static PhysicalPlan calling(PhysicalPlan input) {
        return Plans.project(
                input, new FunctionCall(GENERATION, "increment", List.of(column(input, 0)), field("y", BIGINT)));
    }

    private static List<List<Object>> run(PhysicalPlan plan, ScalarFunction function, int threads) {
        try (RootAllocator root = new RootAllocator();
                QueryExecutor executor = new QueryExecutor()) {
            return Plans.rows(plan, executor, new QueryContext(root, new OneFunction(function), threads, true));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void call_nullOnNull_neverSeesNullsNorFilteredRows(int threads) {
        PhysicalPlan table = table();
        PhysicalPlan filter = new PhysicalPlan.Filter(
                table, call(Operator.IS_DISTINCT_FROM, BOOL, column(table, 0), constant(BIGINT, 4L)));
        ScalarKernel noFour = call -> {
            BigIntVector argument = (BigIntVector) call.argument(0).asArrow();
            for (int i = 0; i < call.rowCount(); i++) {
                assertThat(argument.get(i)).isNotEqualTo(4L);
            }
            return increment(call);
        };

        assertThat(run(calling(filter), new TestFunction(signature().build(), noFour), threads))
                .extracting(row -> row.get(0))
                .containsExactly(null, 2L, 3L, null, 6L, null, 8L, 9L, null);
    }

    @Test
    void call_acceptingSelections_keepsPositions() {
        FunctionSignature selecting = signature().acceptsSelection().build();
        ScalarKernel kernel = call -> {
            BigIntVector argument = (BigIntVector) call.argument(0).asArrow();
            BigIntVector result = new BigIntVector("", call.allocator());
            result.allocateNew(call.rowCount());
            int count = call.selection() == null
                    ? call.rowCount()
                    : call.selection().count();
            for (int i = 0; i < count; i++) {
                int row = call.selection() == null ? i : call.selection().position(i);
                result.set(row, argument.get(row) + 1);
            }
            result.setValueCount(call.rowCount());
            return result;
        };

        assertThat(run(calling(table()), new TestFunction(selecting, kernel), 1))
                .extracting(row -> row.get(0))
                .containsExactly(null, 2L, 3L, null, 5L, 6L, null, 8L, 9L, null);
    }

    @Test
    void call_constantArguments_isEvaluatedOncePerBatchUnlessVolatile() {
        AtomicInteger rows = new AtomicInteger();
        ScalarKernel counting = call -> {
            rows.addAndGet(call.rowCount());
            assertThat(call.argument(0).encoding()).isEqualTo(Encoding.FLAT);
            return increment(call);
        };
        PhysicalPlan table = table();
        PhysicalPlan plan = Plans.project(
                table, new FunctionCall(GENERATION, "increment", List.of(constant(BIGINT, 41L)), field("y", BIGINT)));

        assertThat(run(plan, new TestFunction(signature().build(), counting), 1))
                .allSatisfy(row -> assertThat(row).containsExactly(42L))
                .hasSize(10);
        assertThat(rows).hasValue(4);
    }

    private static EngineException failure(ScalarKernel kernel) {
        TestFunction function = new TestFunction(signature().build(), kernel);
        EngineException failure = catchThrowableOfType(EngineException.class, () -> run(calling(table()), function, 2));
        assertThat(failure.code()).isEqualTo("FUNCTION_FAILED");
        assertThat(failure)
                .hasMessageStartingWith("function increment of numbers 1.2.3 ")
                .hasNoCause();
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(failure.details())
                .containsEntry("plugin", "numbers")
                .containsEntry("version", "1.2.3")
                .containsEntry("function", "increment");
        return failure;
    }

    private static FieldVector vector(ScalarCall call, int count) {
        BigIntVector result = new BigIntVector("", call.allocator());
        result.allocateNew(count);
        result.setValueCount(count);
        return result;
    }

    @Test
    void call_thatThrowsAnything_failsTheStatementAndKeepsNothingOfIt() {
        assertThat(failure(call -> {
                    throw new IllegalStateException("no mood");
                }))
                .hasMessageContaining("java.lang.IllegalStateException: no mood");
        assertThat(failure(call -> {
                    throw new NoClassDefFoundError("org/gone/Away");
                }))
                .hasMessageContaining("NoClassDefFoundError");
        assertThat(failure(call -> {
                    throw new PluginException(PluginException.Stage.EXECUTION, "BAD_VALUE", "4 is bad; use 5");
                }))
                .hasMessageEndingWith("failed: 4 is bad; use 5");
    }

    @Test
    void call_thatReturnsNonsense_failsTheStatement() {
        assertThat(failure(call -> null)).hasMessageContaining("returned null instead of a vector");
        assertThat(failure(call -> {
                    FieldVector result = increment(call);
                    call.argument(0).vector().close();
                    return result;
                }))
                .hasMessageContaining("closed or changed one of its arguments");
        assertThat(failure(call -> vector(call, call.rowCount() + 1))).hasMessageContaining("values for");
        assertThat(failure(call -> call.argument(0).vector())).hasMessageContaining("one of its arguments");
        assertThat(failure(call -> {
                    IntVector result = new IntVector("", call.allocator());
                    result.allocateNew(call.rowCount());
                    result.setValueCount(call.rowCount());
                    return result;
                }))
                .hasMessageContaining("had announced Int(64, true)");
    }

    @Test
    void call_thatLeaks_failsTheStatementWhoseMemoryIsReleased() {
        EngineException failure = failure(call -> {
            FieldVector lost = vector(call, 100);
            assertThat(lost.getValueCount()).isEqualTo(100);
            return increment(call);
        });

        assertThat(failure).hasMessageContaining("bytes allocated; close every vector but the result");
    }

    @Test
    void executor_afterAFailedFunction_goesOn() {
        TestFunction failing = new TestFunction(signature().build(), call -> {
            throw new IllegalStateException();
        });
        TestFunction working = new TestFunction(signature().build(), PluginFunctionsTest::increment);
        try (RootAllocator root = new RootAllocator();
                QueryExecutor executor = new QueryExecutor()) {
            for (ScalarFunction function : List.of(failing, working, failing, working)) {
                QueryContext context = new QueryContext(root, new OneFunction(function), 2, true);
                if (function == working) {
                    assertThat(Plans.rows(calling(table()), executor, context)).hasSize(10);
                } else {
                    assertThat(catchThrowableOfType(
                                    EngineException.class, () -> Plans.rows(calling(table()), executor, context)))
                            .isNotNull();
                }
            }
        }
    }
}
