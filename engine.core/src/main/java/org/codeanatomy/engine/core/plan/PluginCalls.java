package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.expression.ScalarExpression.FunctionCall;
import org.codeanatomy.engine.core.sql.FunctionRegistry.Served;
import org.codeanatomy.engine.core.sql.PluginScalarOperator;
import org.codeanatomy.engine.core.sql.SignatureBinding;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.ScalarFunction;

/** Turns a call of a plugin's function into an expression that names it by generation. */
final class PluginCalls {

    private PluginCalls() {}

    static ScalarExpression convert(PluginScalarOperator operator, RexCall call, ExpressionConverter expressions) {
        Served<ScalarFunction> served = operator.served();
        List<ScalarExpression> given = new ArrayList<>();
        List<Argument> arguments = new ArrayList<>();
        for (RexNode operand : call.getOperands()) {
            if (!operand.isA(SqlKind.DEFAULT)) {
                ScalarExpression value = expressions.convert(operand);
                given.add(value);
                boolean constant = value instanceof Constant;
                arguments.add(new Argument(value.field(), constant, constant ? ((Constant) value).value() : null));
            }
        }
        List<Argument> bound = bind(served, arguments);
        List<ScalarExpression> operands = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            operands.add(passed(given.get(i), bound.get(i)));
        }
        Field result = PluginScalarOperator.resultField(served, bound);
        expressions.notes().uses(served.generation());
        return new FunctionCall(served.generation(), served.signature().name(), operands, result);
    }

    private static ScalarExpression passed(ScalarExpression given, Argument bound) {
        if (bound.constant()) {
            return new Constant(bound.value(), bound.field());
        }
        return ExpressionConverter.cast(given, bound.field(), false);
    }

    private static List<Argument> bind(Served<ScalarFunction> served, List<Argument> arguments) {
        try {
            return SignatureBinding.bind(served.signature(), arguments);
        } catch (SignatureBinding.Mismatch mismatch) {
            throw new EngineException(EngineException.Stage.VALIDATE, "WRONG_ARGUMENTS", mismatch.getMessage());
        }
    }
}
