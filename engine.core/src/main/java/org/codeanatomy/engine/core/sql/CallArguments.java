package org.codeanatomy.engine.core.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCallBinding;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;

/** The arguments of a call of a plugin's function, as the validator knows them. */
final class CallArguments {

    private CallArguments() {}

    /**
     * The arguments after implicit casts.
     *
     * @throws SqlProblem at the argument that does not fit
     */
    static List<Argument> bind(FunctionSignature signature, SqlOperatorBinding binding) {
        List<SqlNode> nodes = binding instanceof SqlCallBinding call ? withoutDefaults(call.operands()) : List.of();
        List<Argument> given = binding instanceof SqlCallBinding call ? ofNodes(call, nodes) : ofTypes(binding);
        try {
            return SignatureBinding.bind(signature, given);
        } catch (SignatureBinding.Mismatch mismatch) {
            int index = mismatch.index();
            SqlParserPos position = index >= 0 && index < nodes.size()
                    ? nodes.get(index).getParserPosition()
                    : binding instanceof SqlCallBinding call ? call.getCall().getParserPosition() : null;
            throw new SqlProblem("WRONG_ARGUMENTS", mismatch.getMessage(), position);
        }
    }

    private static List<SqlNode> withoutDefaults(List<SqlNode> operands) {
        int end = operands.size();
        while (end > 0 && operands.get(end - 1).getKind() == SqlKind.DEFAULT) {
            end--;
        }
        return operands.subList(0, end);
    }

    private static List<Argument> ofNodes(SqlCallBinding call, List<SqlNode> nodes) {
        List<Argument> arguments = new ArrayList<>();
        for (SqlNode node : nodes) {
            if (node.getKind() == SqlKind.DEFAULT) {
                throw new SqlProblem(
                        "WRONG_ARGUMENTS",
                        "an argument is left out before one that is given; only the last ones may be left out",
                        call.getCall().getParserPosition());
            }
            Field field = field(call.getValidator().deriveType(call.getScope(), node));
            boolean constant = isConstant(node);
            arguments.add(new Argument(field, constant, constant ? value(node, field.getType()) : null));
        }
        return arguments;
    }

    private static List<Argument> ofTypes(SqlOperatorBinding binding) {
        List<Argument> arguments = new ArrayList<>();
        List<RexNode> operands = binding instanceof RexCallBinding call ? call.operands() : List.of();
        for (int i = 0; i < operands.size() && !operands.get(i).isA(SqlKind.DEFAULT); i++) {
            Field field = field(binding.getOperandType(i));
            Object value =
                    operands.get(i) instanceof RexLiteral literal ? Literals.value(literal, field.getType()) : null;
            arguments.add(new Argument(field, operands.get(i) instanceof RexLiteral, value));
        }
        return arguments;
    }

    private static Field field(RelDataType type) {
        return ArrowTypes.toArrow("argument", type);
    }

    private static boolean isConstant(SqlNode node) {
        return SqlUtil.isLiteral(node) || (node.getKind() == SqlKind.MINUS_PREFIX && isConstant(operand(node)));
    }

    private static SqlNode operand(SqlNode node) {
        return ((SqlCall) node).operand(0);
    }

    private static Object value(SqlNode node, ArrowType type) {
        if (node.getKind() == SqlKind.MINUS_PREFIX) {
            Object value = ((SqlLiteral) operand(node)).getValue();
            return Literals.plain(value instanceof BigDecimal number ? number.negate() : value, type);
        }
        return SqlUtil.isNullLiteral(node, true) ? null : Literals.plain(((SqlLiteral) node).getValue(), type);
    }
}
