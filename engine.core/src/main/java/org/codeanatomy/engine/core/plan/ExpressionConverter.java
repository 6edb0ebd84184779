package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.expression.ScalarExpression.Parameter;
import org.codeanatomy.engine.core.expression.ScalarExpression.StructField;
import org.codeanatomy.engine.core.sql.ArrowTypes;
import org.codeanatomy.engine.core.sql.Literals;

/** Turns Calcite's expressions over the columns of one input into the engine's. */
final class ExpressionConverter {

    private final List<Field> input;
    private final RexBuilder rex;
    private final PlanNotes notes;
    private final CallConverter calls;

    /**
     * A converter.
     *
     * @param input the columns that references mean
     * @param notes told of the generations whose functions are called
     */
    ExpressionConverter(List<Field> input, RexBuilder rex, PlanNotes notes) {
        this.input = List.copyOf(input);
        this.rex = rex;
        this.notes = notes;
        this.calls = new CallConverter(this);
    }

    ScalarExpression convert(RexNode node) {
        if (node instanceof RexInputRef reference) {
            return new ColumnReference(reference.getIndex(), input.get(reference.getIndex()));
        }
        if (node instanceof RexLiteral literal) {
            Field field = ArrowTypes.toArrow("constant", literal.getType());
            return new Constant(Literals.value(literal, field.getType()), field);
        }
        if (node instanceof RexDynamicParam parameter) {
            return new Parameter(parameter.getIndex(), null, ArrowTypes.toArrow("parameter", parameter.getType()));
        }
        if (node instanceof RexSubQuery) {
            // all others have become joins by now
            throw unsupportedInOuterJoin();
        }
        if (node instanceof RexOver) {
            // the query has none, that was checked; decorrelation makes one of such a LIMIT
            throw unsupported("LIMIT in a sub-query that refers to the outer query");
        }
        if (node instanceof RexCall call) {
            return calls.convert(call);
        }
        if (node instanceof RexFieldAccess access) {
            return structField(access);
        }
        throw unsupported(node.toString());
    }

    List<ScalarExpression> convertAll(List<RexNode> nodes) {
        List<ScalarExpression> converted = new ArrayList<>(nodes.size());
        nodes.forEach(node -> converted.add(convert(node)));
        return converted;
    }

    private ScalarExpression structField(RexFieldAccess access) {
        ScalarExpression struct = convert(access.getReferenceExpr());
        int child = access.getField().getIndex();
        Field field = struct.field().getChildren().get(child);
        boolean nullable = field.isNullable() || struct.field().isNullable();
        return new StructField(struct, child, withNullable(field, nullable));
    }

    RexBuilder rex() {
        return rex;
    }

    RelDataTypeFactory types() {
        return rex.getTypeFactory();
    }

    PlanNotes notes() {
        return notes;
    }

    /** The expression as a value of another type; itself if it has that type already. */
    static ScalarExpression cast(ScalarExpression expression, Field target, boolean nullOnFailure) {
        if (expression.field().getType().equals(target.getType())) {
            return expression;
        }
        boolean nullable = expression.field().isNullable() || nullOnFailure;
        Field field = withNullable(target, nullable);
        if (expression instanceof Constant constant && Constants.canCast(constant, target.getType())) {
            return new Constant(Constants.cast(constant, target.getType()), field);
        }
        return new ScalarExpression.Cast(expression, field, nullOnFailure);
    }

    static Field withNullable(Field field, boolean nullable) {
        FieldType type = new FieldType(nullable, field.getType(), null, field.getMetadata());
        return new Field(field.getName(), type, field.getChildren());
    }

    static EngineException unsupportedInOuterJoin() {
        return unsupported("a sub-query over columns of both sides in the condition of an outer join");
    }

    static EngineException unsupported(String what) {
        return new EngineException(
                EngineException.Stage.VALIDATE, "UNSUPPORTED_QUERY", what + " is not supported in this version");
    }
}
