package org.codeanatomy.engine.core.sql;

import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.catalog.PluginBoundary;
import org.codeanatomy.engine.core.sql.FunctionRegistry.Served;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.Volatility;

/**
 * A plugin's scalar function as the validator sees it. Arguments stay as they are written here; implicit casts are
 * added when the call is planned, by the same {@link SignatureBinding}.
 */
public final class PluginScalarOperator extends SqlFunction {

    private final transient Served<ScalarFunction> served;

    PluginScalarOperator(Served<ScalarFunction> served) {
        super(
                served.signature().name(),
                SqlKind.OTHER_FUNCTION,
                binding -> inferType(served, binding),
                new ParameterTypes(served.signature()),
                new PluginOperands(served.signature()),
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
        this.served = served;
    }

    /** The function and whose it is. */
    public Served<ScalarFunction> served() {
        return served;
    }

    @Override
    public boolean isDeterministic() {
        return served.signature().volatility() == Volatility.IMMUTABLE;
    }

    @Override
    public boolean isDynamicFunction() {
        return served.signature().volatility() != Volatility.IMMUTABLE;
    }

    private static RelDataType inferType(Served<ScalarFunction> served, SqlOperatorBinding binding) {
        List<Argument> arguments = CallArguments.bind(served.signature(), binding);
        try {
            return ArrowTypes.toSql(resultField(served, arguments), binding.getTypeFactory());
        } catch (EngineException refusal) {
            if (binding instanceof SqlCallBinding call) {
                throw new SqlProblem(
                        refusal.code(), refusal.getMessage(), call.getCall().getParserPosition());
            }
            throw refusal;
        }
    }

    /** What the function says that a call returns. */
    public static Field resultField(Served<ScalarFunction> served, List<Argument> arguments) {
        return PluginBoundary.call(
                Stage.VALIDATE,
                served.generation(),
                "type a call of " + served.signature().name(),
                () -> served.function().resultField(arguments));
    }
}
