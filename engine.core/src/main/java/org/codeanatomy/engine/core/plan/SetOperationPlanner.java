package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.util.ImmutableBitSet;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.physical.JoinKind;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashAggregate;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashJoin;
import org.codeanatomy.engine.core.sql.ArrowTypes;

/** Plans UNION, INTERSECT and EXCEPT: the latter two as semi and anti joins in which nulls are equal. */
final class SetOperationPlanner {

    private final PlanNotes notes;

    SetOperationPlanner(PlanNotes notes) {
        this.notes = notes;
    }

    PhysicalPlan plan(SetOp operation, List<PhysicalPlan> inputs) {
        List<PhysicalPlan> alike = new ArrayList<>();
        inputs.forEach(input -> alike.add(cast(operation, input)));
        return switch (operation.kind) {
            case UNION -> {
                double rows = alike.stream()
                        .mapToDouble(input -> notes.estimateOr(input, 1))
                        .sum();
                PhysicalPlan union = notes.estimate(new PhysicalPlan.UnionAll(alike, schema(alike)), rows);
                yield operation.all ? union : distinct(union);
            }
            case INTERSECT -> matched(operation, alike, JoinKind.SEMI);
            case EXCEPT -> matched(operation, alike, JoinKind.ANTI);
            default -> throw ExpressionConverter.unsupported(operation.kind.name());
        };
    }

    private PhysicalPlan matched(SetOp operation, List<PhysicalPlan> inputs, JoinKind kind) {
        if (operation.all) {
            throw ExpressionConverter.unsupported(operation.kind + " ALL");
        }
        PhysicalPlan result = distinct(inputs.get(0));
        for (PhysicalPlan other : inputs.subList(1, inputs.size())) {
            List<Integer> keys = all(result);
            List<Boolean> nullsEqual = Collections.nCopies(keys.size(), true);
            double rows = notes.estimateOr(result, 1);
            result = notes.estimate(
                    new HashJoin(result, other, kind, keys, keys, nullsEqual, null, result.schema()), rows);
        }
        return result;
    }

    private PhysicalPlan distinct(PhysicalPlan input) {
        HashAggregate distinct = new HashAggregate(input, all(input), List.of(), input.schema());
        return notes.estimate(distinct, notes.estimateOr(input, 1));
    }

    private static List<Integer> all(PhysicalPlan plan) {
        return ImmutableBitSet.range(plan.schema().getFields().size()).asList();
    }

    /** The input with the types of the operation's result. */
    private PhysicalPlan cast(SetOp operation, PhysicalPlan input) {
        List<ScalarExpression> columns = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        boolean same = true;
        for (RelDataTypeField wanted : operation.getRowType().getFieldList()) {
            Field field = input.schema().getFields().get(columns.size());
            Field target = ArrowTypes.toArrow(wanted.getName(), wanted.getType());
            ScalarExpression column = new ColumnReference(columns.size(), field);
            ScalarExpression converted =
                    field.getType().isComplex() ? column : ExpressionConverter.cast(column, target, false);
            same &= converted == column;
            columns.add(converted);
            Field made = converted.field();
            fields.add(new Field(field.getName(), made.getFieldType(), made.getChildren()));
        }
        double rows = notes.estimateOr(input, 1);
        return same ? input : notes.estimate(new PhysicalPlan.Project(input, columns, new Schema(fields)), rows);
    }

    private static Schema schema(List<PhysicalPlan> inputs) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < inputs.get(0).schema().getFields().size(); i++) {
            int column = i;
            Field first = inputs.get(0).schema().getFields().get(column);
            boolean nullable = inputs.stream()
                    .anyMatch(input -> input.schema().getFields().get(column).isNullable());
            FieldType type = new FieldType(nullable, first.getType(), null, first.getMetadata());
            fields.add(new Field(first.getName(), type, first.getChildren()));
        }
        return new Schema(fields);
    }
}
