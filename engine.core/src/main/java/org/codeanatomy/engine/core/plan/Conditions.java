package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Sarg;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;

/** Conditions as lists of conjuncts, and back. */
final class Conditions {

    private Conditions() {}

    /** The conjuncts, with ranges taken apart, so that each half can be offered to a provider. */
    static List<RexNode> conjuncts(RexNode condition, RexBuilder rex) {
        List<RexNode> conjuncts = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
            boolean range = conjunct.isA(SqlKind.SEARCH)
                    && !((RexLiteral) ((RexCall) conjunct).getOperands().get(1))
                            .getValueAs(Sarg.class)
                            .isPoints();
            RexNode expanded = range ? RexUtil.expandSearch(rex, null, conjunct) : conjunct;
            conjuncts.addAll(RelOptUtil.conjunctions(expanded));
        }
        return conjuncts;
    }

    /** One condition that is true where all are; there must be at least one. */
    static ScalarExpression and(List<ScalarExpression> conditions) {
        if (conditions.size() == 1) {
            return conditions.get(0);
        }
        return new Operation(Operator.AND, conditions, bool(true));
    }

    /** The field of a condition. */
    static Field bool(boolean nullable) {
        return new Field("condition", new FieldType(nullable, ArrowType.Bool.INSTANCE, null), null);
    }
}
