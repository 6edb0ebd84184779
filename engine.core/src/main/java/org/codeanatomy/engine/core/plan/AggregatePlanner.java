package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.Case;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashAggregate;
import org.codeanatomy.engine.core.sql.ArrowTypes;

/** Plans grouping. Aggregates that execution does not have are computed from those that it has. */
final class AggregatePlanner {

    private final RexBuilder rex;
    private final PlanNotes notes;

    AggregatePlanner(RexBuilder rex, PlanNotes notes) {
        this.rex = rex;
        this.notes = notes;
    }

    PhysicalPlan plan(org.apache.calcite.rel.core.Aggregate logical, PhysicalPlan input) {
        if (logical.getGroupType() != org.apache.calcite.rel.core.Aggregate.Group.SIMPLE) {
            throw ExpressionConverter.unsupported("GROUP BY with several grouping sets");
        }
        List<Integer> keys = logical.getGroupSet().asList();
        List<Field> fields = new ArrayList<>();
        keys.forEach(key -> fields.add(input.schema().getFields().get(key)));
        List<Aggregate> aggregates = new ArrayList<>();
        List<ScalarExpression> outputs = new ArrayList<>();
        List<Field> outputFields = new ArrayList<>(fields);
        for (int i = 0; i < fields.size(); i++) {
            outputs.add(new ColumnReference(i, fields.get(i)));
        }
        boolean plain = true;
        List<String> names = logical.getRowType().getFieldNames();
        for (AggregateCall call : logical.getAggCallList()) {
            String name = names.get(outputs.size());
            Field wanted = ArrowTypes.toArrow(name, call.getType());
            plain &= isPlain(call);
            outputs.add(output(call, wanted, aggregates, fields));
            outputFields.add(wanted);
        }
        HashAggregate aggregate = new HashAggregate(input, keys, aggregates, new Schema(fields));
        notes.estimate(aggregate, logical.getCluster().getMetadataQuery().getRowCount(logical));
        return plain ? aggregate : new PhysicalPlan.Project(aggregate, outputs, new Schema(outputFields));
    }

    private static boolean isPlain(AggregateCall call) {
        return switch (call.getAggregation().getKind()) {
            case SUM0, LITERAL_AGG -> false;
            default -> true;
        };
    }

    private ScalarExpression output(AggregateCall call, Field wanted, List<Aggregate> aggregates, List<Field> fields) {
        switch (call.getAggregation().getKind()) {
            case LITERAL_AGG -> {
                RexLiteral literal = (RexLiteral) call.rexList.get(0);
                return new ExpressionConverter(List.of(), rex, notes).convert(literal);
            }
            case SUM0 -> {
                ScalarExpression sum = column(
                        call, Aggregate.Kind.SUM, ExpressionConverter.withNullable(wanted, true), aggregates, fields);
                return zeroIfNull(sum, call.getType(), wanted);
            }
            default -> {
                return column(call, kind(call), wanted, aggregates, fields);
            }
        }
    }

    private static ColumnReference column(
            AggregateCall call, Aggregate.Kind kind, Field result, List<Aggregate> aggregates, List<Field> fields) {
        int argument = call.getArgList().isEmpty() ? -1 : call.getArgList().get(0);
        aggregates.add(new Aggregate(kind, argument, call.isDistinct(), call.filterArg, result));
        fields.add(result);
        return new ColumnReference(fields.size() - 1, result);
    }

    private ScalarExpression zeroIfNull(ScalarExpression sum, RelDataType type, Field wanted) {
        ScalarExpression zero = new ExpressionConverter(List.of(), rex, notes)
                .convert(rex.makeZeroLiteral(rex.getTypeFactory().createTypeWithNullability(type, false)));
        Field bool = Conditions.bool(false);
        Operation present = new Operation(Operator.IS_NOT_NULL, List.of(sum), bool);
        ScalarExpression constant = new Constant(((Constant) zero).value(), wanted);
        return new Case(List.of(present), List.of(sum), constant, wanted);
    }

    private static Aggregate.Kind kind(AggregateCall call) {
        if (call.getArgList().size() > 1) {
            throw ExpressionConverter.unsupported(call.getAggregation().getName() + " of several columns");
        }
        return switch (call.getAggregation().getKind()) {
            case COUNT -> Aggregate.Kind.COUNT;
            case SUM -> Aggregate.Kind.SUM;
            case MIN -> Aggregate.Kind.MIN;
            case MAX -> Aggregate.Kind.MAX;
            case AVG -> Aggregate.Kind.AVG;
            case SINGLE_VALUE -> Aggregate.Kind.SINGLE_VALUE;
            default ->
                throw ExpressionConverter.unsupported(
                        "aggregate " + call.getAggregation().getName());
        };
    }
}
