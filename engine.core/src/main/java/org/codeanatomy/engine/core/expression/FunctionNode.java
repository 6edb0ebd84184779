package org.codeanatomy.engine.core.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Gather;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.NullHandling;
import org.codeanatomy.plugin.api.function.Volatility;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;
import org.codeanatomy.plugin.api.vector.Selection;

/**
 * A call of a plugin's function. The engine takes out the rows it must not see, those with nulls if it does not deal with
 * them and those not asked for, unless it honours selections, and puts the results back in their places.
 */
final class FunctionNode implements CompiledExpression {

    private final List<CompiledExpression> operands;
    private final PluginKernel kernel;
    private final Field field;

    FunctionNode(List<CompiledExpression> operands, PluginKernel kernel, Field field) {
        this.operands = List.copyOf(operands);
        this.kernel = kernel;
        this.field = field;
    }

    @Override
    public Column evaluate(Batch batch, Selection rows, EvaluationScope scope) {
        List<Column> arguments = new ArrayList<>(operands.size());
        boolean constant = kernel.signature().volatility() != Volatility.VOLATILE;
        for (CompiledExpression operand : operands) {
            Column argument = operand.evaluate(batch, rows, scope);
            arguments.add(argument);
            constant &= argument.encoding() == Encoding.CONSTANT;
        }
        if (!constant) {
            return compute(arguments, batch.rowCount(), rows, scope);
        }
        List<Column> single = new ArrayList<>(arguments.size());
        arguments.forEach(argument -> single.add(Column.constant(argument.vector(), 1)));
        return Column.constant(compute(single, 1, null, scope).vector(), batch.rowCount());
    }

    private Column compute(List<Column> arguments, int count, Selection rows, EvaluationScope scope) {
        FunctionSignature signature = kernel.signature();
        boolean nullOnNull = signature.nullHandling() == NullHandling.NULL_ON_NULL;
        Selection seen = nullOnNull ? Selections.whereValid(arguments, count, rows) : rows;
        if (seen != null && seen.count() == count) {
            seen = null;
        }
        if (seen != null && seen.count() == 0) {
            FieldVector nulls = scope.own(field.createVector(scope.allocator()));
            Vectors.allocate(nulls, count);
            Vectors.setNulls(nulls, count);
            return Column.flat(nulls);
        }
        if (seen == null || signature.acceptsSelection()) {
            List<Column> lent = accepted(arguments, null, count, scope);
            Column result = Column.flat(scope.own(kernel.call(lent, count, seen, scope.allocator())));
            return seen == null || !nullOnNull ? result : masked(result, seen, count, scope);
        }
        List<Column> dense = accepted(arguments, seen, seen.count(), scope);
        Column result = Column.flat(scope.own(kernel.call(dense, seen.count(), null, scope.allocator())));
        return spread(result, seen, count, scope);
    }

    /** The arguments in an encoding that the function reads; of some rows only, if there is a selection. */
    private List<Column> accepted(List<Column> arguments, Selection seen, int count, EvaluationScope scope) {
        boolean constants = kernel.signature().encodings().contains(Encoding.CONSTANT);
        int[] rows = seen == null ? null : seen.positions();
        List<Column> columns = new ArrayList<>(arguments.size());
        for (Column argument : arguments) {
            if (argument.encoding() == Encoding.CONSTANT && constants) {
                columns.add(Column.constant(argument.vector(), count));
            } else if (argument.encoding() == Encoding.FLAT && seen == null) {
                columns.add(argument);
            } else {
                columns.add(Column.flat(
                        scope.own(Vectors.dense(argument, rows, count, argument.field(), scope.allocator()))));
            }
        }
        return columns;
    }

    /** Under a selection a function leaves anything at other rows; those with null arguments must be null. */
    private Column masked(Column result, Selection seen, int count, EvaluationScope scope) {
        int[] references = new int[count];
        Arrays.fill(references, -1);
        for (int i = 0; i < seen.count(); i++) {
            references[seen.positions()[i]] = seen.positions()[i];
        }
        return gather(result, references, count, scope);
    }

    private Column spread(Column result, Selection seen, int count, EvaluationScope scope) {
        int[] references = new int[count];
        Arrays.fill(references, -1);
        for (int i = 0; i < seen.count(); i++) {
            references[seen.positions()[i]] = i;
        }
        return gather(result, references, count, scope);
    }

    private Column gather(Column result, int[] references, int count, EvaluationScope scope) {
        return Column.flat(
                scope.own(Gather.gather(ChunkedColumn.of(result), references, count, field, scope.allocator())));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public void close() {
        try (kernel) {
            operands.forEach(CompiledExpression::close);
        }
    }
}
