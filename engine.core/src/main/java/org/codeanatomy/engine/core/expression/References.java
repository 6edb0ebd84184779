package org.codeanatomy.engine.core.expression;

import java.util.HashSet;
import java.util.Set;
import org.codeanatomy.engine.core.expression.ScalarExpression.Case;
import org.codeanatomy.engine.core.expression.ScalarExpression.Cast;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.FunctionCall;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;
import org.codeanatomy.engine.core.expression.ScalarExpression.StructField;

/** Finds the columns that an expression reads. */
public final class References {

    private References() {}

    /** The indexes of the columns. */
    public static Set<Integer> of(ScalarExpression expression) {
        Set<Integer> indexes = new HashSet<>();
        collect(expression, indexes);
        return indexes;
    }

    private static void collect(ScalarExpression expression, Set<Integer> indexes) {
        if (expression instanceof ColumnReference column) {
            indexes.add(column.index());
        } else if (expression instanceof Operation operation) {
            operation.operands().forEach(operand -> collect(operand, indexes));
        } else if (expression instanceof Cast cast) {
            collect(cast.operand(), indexes);
        } else if (expression instanceof Case branches) {
            branches.conditions().forEach(condition -> collect(condition, indexes));
            branches.results().forEach(result -> collect(result, indexes));
            collect(branches.otherwise(), indexes);
        } else if (expression instanceof StructField field) {
            collect(field.struct(), indexes);
        } else if (expression instanceof FunctionCall call) {
            call.arguments().forEach(argument -> collect(argument, indexes));
        }
    }
}
