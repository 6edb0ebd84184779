package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.Sarg;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;
import org.codeanatomy.engine.core.sql.ArrowTypes;

/** Turns Calcite's search arguments back into IN where they list values, and into comparisons otherwise. */
final class SearchConverter {

    private SearchConverter() {}

    static ScalarExpression convert(RexCall search, ExpressionConverter expressions) {
        Sarg<?> sarg = ((RexLiteral) search.getOperands().get(1)).getValueAs(Sarg.class);
        boolean listed = sarg.isPoints() || sarg.isComplementedPoints();
        if (!listed || sarg.nullAs != RexUnknownAs.UNKNOWN || sarg.pointCount < 2) {
            return expressions.convert(RexUtil.expandSearch(expressions.rex(), null, search));
        }
        return in(search, sarg, expressions);
    }

    private static ScalarExpression in(RexCall search, Sarg<?> sarg, ExpressionConverter expressions) {
        RexNode value = search.getOperands().get(0);
        RelDataType type = search.getOperands().get(1).getType();
        Field target = ArrowTypes.toArrow("value", type);
        List<ScalarExpression> operands = new ArrayList<>();
        operands.add(ExpressionConverter.cast(expressions.convert(value), target, false));
        Sarg<?> points = sarg.isPoints() ? sarg : sarg.negate();
        points.rangeSet.asRanges().forEach(point -> {
            RexNode literal = expressions.rex().makeLiteral(point.lowerEndpoint(), type, true, false);
            operands.add(ExpressionConverter.cast(expressions.convert(literal), target, false));
        });
        Field bool = ArrowTypes.toArrow("value", search.getType());
        ScalarExpression in = new Operation(Operator.IN, operands, bool);
        return sarg.isPoints() ? in : new Operation(Operator.NOT, List.of(in), bool);
    }
}
