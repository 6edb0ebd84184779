package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.SortKey;
import org.codeanatomy.engine.core.sql.ArrowTypes;
import org.codeanatomy.engine.core.sql.Literals;
import org.codeanatomy.engine.core.sql.ScannableTable;

/** Turns optimised algebra into a plan that execution understands. Used for one statement. */
final class PhysicalPlanner {

    private final RexBuilder rex;
    private final PlanNotes notes;
    private final ScanPlanner scans;
    private final JoinPlanner joins;
    private final AggregatePlanner aggregates;
    private final SetOperationPlanner setOperations;

    PhysicalPlanner(RexBuilder rex, PlanNotes notes) {
        this.rex = rex;
        this.notes = notes;
        this.scans = new ScanPlanner(rex, notes);
        this.joins = new JoinPlanner(rex, notes);
        this.aggregates = new AggregatePlanner(rex, notes);
        this.setOperations = new SetOperationPlanner(notes);
    }

    PhysicalPlan plan(RelNode node) {
        return plan(node, OptionalLong.empty());
    }

    private PhysicalPlan plan(RelNode node, OptionalLong limit) {
        PhysicalPlan plan = convert(node, limit);
        if (notes.estimate(plan).isEmpty()) {
            notes.estimate(plan, node.getCluster().getMetadataQuery().getRowCount(node));
        }
        return plan;
    }

    private PhysicalPlan convert(RelNode node, OptionalLong limit) {
        if (node instanceof TableScan || node instanceof Filter) {
            return input(node, ImmutableBitSet.range(node.getRowType().getFieldCount()), limit)
                    .plan();
        }
        if (node instanceof Project project) {
            return project(project, limit);
        }
        if (node instanceof Join join) {
            return joins.plan(join, plan(join.getLeft()), plan(join.getRight()));
        }
        if (node instanceof Aggregate aggregate) {
            return aggregates.plan(aggregate, plan(aggregate.getInput()));
        }
        if (node instanceof Sort sort) {
            return sort(sort);
        }
        if (node instanceof SetOp operation) {
            List<PhysicalPlan> inputs = new ArrayList<>();
            operation.getInputs().forEach(input -> inputs.add(plan(input)));
            return setOperations.plan(operation, inputs);
        }
        if (node instanceof Values values) {
            return values(values);
        }
        throw ExpressionConverter.unsupported(node.getRelTypeName());
    }

    /**
     * An input of which only some columns are needed.
     *
     * @param plan its columns are {@code columns} of the node it was made from
     * @param fields all columns of that node
     */
    private record Input(PhysicalPlan plan, List<Integer> columns, List<Field> fields) {}

    private Input input(RelNode node, ImmutableBitSet outputs, OptionalLong limit) {
        boolean filtered = node instanceof Filter && node.getInput(0) instanceof TableScan;
        if (node instanceof TableScan || filtered) {
            RexNode condition = filtered ? ((Filter) node).getCondition() : rex.makeLiteral(true);
            ScannableTable table =
                    (filtered ? node.getInput(0) : node).getTable().unwrapOrThrow(ScannableTable.class);
            ScanPlanner.Planned planned = scans.plan(
                    new ScanPlanner.Wanted(table, Conditions.conjuncts(condition, rex), outputs.asList(), limit));
            List<Field> fields = table.open().table().schema().getFields();
            return new Input(estimated(planned.plan(), node), planned.columns(), fields);
        }
        PhysicalPlan plan = node instanceof Filter filter ? filter(filter) : plan(node, limit);
        List<Integer> all =
                ImmutableBitSet.range(plan.schema().getFields().size()).asList();
        return new Input(plan, all, plan.schema().getFields());
    }

    private PhysicalPlan filter(Filter filter) {
        PhysicalPlan input = plan(filter.getInput());
        List<ScalarExpression> conditions = new ExpressionConverter(
                        input.schema().getFields(), rex, notes)
                .convertAll(RelOptUtil.conjunctions(filter.getCondition()));
        return estimated(new PhysicalPlan.Filter(input, Conditions.and(conditions)), filter);
    }

    private PhysicalPlan estimated(PhysicalPlan plan, RelNode node) {
        return notes.estimate(plan).isPresent()
                ? plan
                : notes.estimate(plan, node.getCluster().getMetadataQuery().getRowCount(node));
    }

    private PhysicalPlan project(Project project, OptionalLong limit) {
        ImmutableBitSet outputs = RelOptUtil.InputFinder.bits(project.getProjects(), null);
        Input input = input(project.getInput(), outputs, limit);
        ExpressionConverter converter = new ExpressionConverter(input.fields(), rex, notes);
        List<ScalarExpression> expressions = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (RexNode node : project.getProjects()) {
            ScalarExpression expression = Columns.moved(converter.convert(node), input.columns()::indexOf);
            Field field = expression.field();
            String name = project.getRowType().getFieldNames().get(fields.size());
            fields.add(new Field(name, field.getFieldType(), field.getChildren()));
            expressions.add(expression);
        }
        if (isIdentity(expressions, input.plan().schema().getFields().size())) {
            return input.plan();
        }
        return merged(input.plan(), expressions, new Schema(fields));
    }

    /** A projection, in one with the projection below it if that only moves columns, as joins make them. */
    private static PhysicalPlan merged(PhysicalPlan input, List<ScalarExpression> expressions, Schema schema) {
        if (!(input instanceof PhysicalPlan.Project below)
                || !below.expressions().stream().allMatch(ColumnReference.class::isInstance)) {
            return new PhysicalPlan.Project(input, expressions, schema);
        }
        IntUnaryOperator place =
                column -> ((ColumnReference) below.expressions().get(column)).index();
        List<ScalarExpression> moved = expressions.stream()
                .map(expression -> Columns.moved(expression, place))
                .toList();
        return new PhysicalPlan.Project(below.input(), moved, schema);
    }

    private static boolean isIdentity(List<ScalarExpression> expressions, int columns) {
        for (int i = 0; i < expressions.size(); i++) {
            if (!(expressions.get(i) instanceof ColumnReference column) || column.index() != i) {
                return false;
            }
        }
        return expressions.size() == columns;
    }

    private PhysicalPlan sort(Sort sort) {
        long offset = sort.offset == null ? 0 : RexLiteral.longValue(sort.offset);
        long limit = sort.fetch == null ? Long.MAX_VALUE - offset : RexLiteral.longValue(sort.fetch);
        boolean limited = sort.offset != null || sort.fetch != null;
        List<SortKey> keys = new ArrayList<>();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            keys.add(new SortKey(
                    collation.getFieldIndex(),
                    collation.direction.isDescending(),
                    collation.nullDirection == RelFieldCollation.NullDirection.FIRST));
        }
        if (keys.isEmpty()) {
            boolean bounded = sort.fetch != null && offset <= Long.MAX_VALUE - limit;
            PhysicalPlan input =
                    plan(sort.getInput(), bounded ? OptionalLong.of(offset + limit) : OptionalLong.empty());
            return new PhysicalPlan.Limit(input, offset, limit);
        }
        PhysicalPlan input = plan(sort.getInput());
        if (!limited) {
            return new PhysicalPlan.Sort(input, keys);
        }
        return sort.fetch == null
                ? new PhysicalPlan.Limit(estimated(new PhysicalPlan.Sort(input, keys), sort), offset, limit)
                : new PhysicalPlan.TopN(input, keys, offset, limit);
    }

    private PhysicalPlan values(Values values) {
        List<Field> fields = new ArrayList<>();
        values.getRowType()
                .getFieldList()
                .forEach(field -> fields.add(ArrowTypes.toArrow(field.getName(), field.getType())));
        List<List<Constant>> rows = new ArrayList<>();
        for (List<RexLiteral> tuple : values.getTuples()) {
            List<Constant> row = new ArrayList<>();
            for (int i = 0; i < tuple.size(); i++) {
                Object value = Literals.value(tuple.get(i), fields.get(i).getType());
                row.add(new Constant(value, fields.get(i)));
            }
            rows.add(row);
        }
        return new PhysicalPlan.Values(rows, new Schema(fields));
    }
}
