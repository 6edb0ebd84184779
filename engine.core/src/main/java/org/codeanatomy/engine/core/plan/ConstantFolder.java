package org.codeanatomy.engine.core.plan;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.expression.CompiledExpression;
import org.codeanatomy.engine.core.expression.EvaluationScope;
import org.codeanatomy.engine.core.expression.ExpressionCompiler;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.FunctionCall;
import org.codeanatomy.engine.core.sql.FunctionRegistry;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.host.GenerationId;

/**
 * Computes constant expressions while planning, by the kernels that would compute them later. What fails stays as it is:
 * it is an error only if a row needs it.
 */
final class ConstantFolder implements RexExecutor {

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final BufferAllocator allocator;
    private final FunctionRegistry functions;
    private final Set<GenerationId> asked = new HashSet<>();

    ConstantFolder(BufferAllocator allocator, FunctionRegistry functions) {
        this.allocator = allocator;
        this.functions = functions;
    }

    @Override
    public void reduce(RexBuilder rex, List<RexNode> constants, List<RexNode> reduced) {
        constants.forEach(constant -> reduced.add(fold(rex, constant)));
    }

    private RexNode fold(RexBuilder rex, RexNode node) {
        try {
            PlanNotes notes = new PlanNotes();
            ScalarExpression expression = new ExpressionConverter(List.of(), rex, notes).convert(node);
            if (keepsMetadata(expression) || Parameters.areIn(expression)) {
                return node;
            }
            RexNode folded = evaluate(rex, node, expression);
            asked.addAll(notes.generations());
            return folded;
        } catch (EngineException later) {
            return node;
        }
    }

    /** The generations whose answers stand in the plan as constants. */
    Set<GenerationId> asked() {
        return Set.copyOf(asked);
    }

    /** Whether the value is described by a plugin in a way that a plain constant is not. */
    private static boolean keepsMetadata(ScalarExpression expression) {
        return expression instanceof FunctionCall call
                && !call.field().getMetadata().isEmpty();
    }

    private RexNode evaluate(RexBuilder rex, RexNode node, ScalarExpression expression) {
        try (CompiledExpression compiled = new ExpressionCompiler(allocator, functions).compile(expression);
                EvaluationScope scope = new EvaluationScope(allocator)) {
            Batch oneRow = new Batch(List.of(), 1, null);
            FieldVector value = compiled.evaluate(oneRow, null, scope).vector();
            return value.isNull(0) ? rex.makeNullLiteral(node.getType()) : literal(rex, node, value);
        }
    }

    private static RexNode literal(RexBuilder rex, RexNode node, FieldVector value) {
        RelDataType type = rex.getTypeFactory().createTypeWithNullability(node.getType(), false);
        if (value instanceof BitVector bits) {
            return rex.makeLiteral(bits.get(0) == 1);
        }
        if (value instanceof VarCharVector text) {
            return rex.makeLiteral(text.getObject(0).toString(), type, true);
        }
        if (value instanceof DateDayVector date) {
            return rex.makeDateLiteral(DateString.fromDaysSinceEpoch(date.get(0)));
        }
        if (value instanceof TimeStampMicroVector timestamp) {
            return rex.makeTimestampLiteral(timestamp(timestamp.get(0)), type.getPrecision());
        }
        if (value instanceof Float8Vector number) {
            double exact = number.get(0);
            return Double.isFinite(exact) ? rex.makeApproxLiteral(BigDecimal.valueOf(exact), type) : node;
        }
        BigDecimal number = number(value);
        return number == null ? node : rex.makeExactLiteral(number, type);
    }

    private static BigDecimal number(FieldVector value) {
        if (value instanceof IntVector number) {
            return BigDecimal.valueOf(number.get(0));
        }
        if (value instanceof BigIntVector number) {
            return BigDecimal.valueOf(number.get(0));
        }
        return value instanceof DecimalVector number ? number.getObject(0) : null;
    }

    private static TimestampString timestamp(long micros) {
        long seconds = Math.floorDiv(micros, MICROS_PER_SECOND);
        int nanos = (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000;
        return TimestampString.fromMillisSinceEpoch(seconds * 1000).withNanos(nanos);
    }
}
