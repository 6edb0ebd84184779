package org.codeanatomy.engine.core.sql;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.codeanatomy.engine.core.sql.ArgumentPlaces.Given;
import org.codeanatomy.plugin.api.function.FunctionSignature;

/**
 * Puts arguments that are passed by name, {@code f(b => 2, a => 1)}, in the order of the parameters. Calcite could do it,
 * but its check of rolled-up columns takes the names for columns.
 */
final class NamedArguments extends SqlShuttle {

    private final FunctionRegistry registry;

    NamedArguments(FunctionRegistry registry) {
        this.registry = registry;
    }

    @Override
    public SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlCall inner)
                || !(inner.getOperator() instanceof SqlFunction function)
                || inner.getOperandList().stream().noneMatch(NamedArguments::isNamed)) {
            return visited;
        }
        String name = String.join(".", function.getNameAsId().names);
        FunctionSignature signature = signature(name);
        if (signature == null) {
            throw wrong("arguments of " + name + " cannot be passed by name", inner);
        }
        return function.createCall(inner.getParserPosition(), ordered(signature, inner));
    }

    private static boolean isNamed(SqlNode operand) {
        return operand != null && operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
    }

    private FunctionSignature signature(String name) {
        if (registry.scalar(name) != null) {
            return registry.scalar(name).signature();
        }
        return registry.table(name) == null ? null : registry.table(name).signature();
    }

    private static List<SqlNode> ordered(FunctionSignature signature, SqlCall call) {
        List<Given<SqlNode>> given = call.getOperandList().stream()
                .map(operand -> isNamed(operand)
                        ? new Given<>(parameter(operand), ((SqlCall) operand).<SqlNode>operand(0))
                        : new Given<>(null, operand))
                .toList();
        try {
            return ArgumentPlaces.ordered(signature, given);
        } catch (SignatureBinding.Mismatch mismatch) {
            throw wrong(mismatch.getMessage(), mismatch.index() < 0 ? call : call.operand(mismatch.index()));
        }
    }

    private static String parameter(SqlNode named) {
        return ((SqlIdentifier) ((SqlCall) named).operand(1)).getSimple();
    }

    private static SqlProblem wrong(String problem, SqlNode at) {
        return new SqlProblem("WRONG_ARGUMENTS", problem, at.getParserPosition());
    }
}
