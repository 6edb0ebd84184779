package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;
import org.codeanatomy.engine.core.physical.JoinKind;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashJoin;

/**
 * Takes a join condition apart: equalities of one side with the other become keys, computed in a projection below the
 * join if they are no columns; the rest is the residual condition. Collects while a join is planned; one thread.
 */
final class JoinKeys {

    private final PhysicalPlan leftInput;
    private final PhysicalPlan rightInput;
    private final List<ScalarExpression> leftExtra = new ArrayList<>();
    private final List<ScalarExpression> rightExtra = new ArrayList<>();
    private final List<Integer> leftKeys = new ArrayList<>();
    private final List<Integer> rightKeys = new ArrayList<>();
    private final List<Boolean> nullsEqual = new ArrayList<>();
    private final List<ScalarExpression> residual = new ArrayList<>();

    JoinKeys(PhysicalPlan left, PhysicalPlan right) {
        this.leftInput = left;
        this.rightInput = right;
    }

    int leftColumns() {
        return leftInput.schema().getFields().size();
    }

    int rightColumns() {
        return rightInput.schema().getFields().size();
    }

    /** The left input with computed keys after its columns. */
    PhysicalPlan left() {
        return extended(leftInput, leftExtra);
    }

    /** The right input with computed keys after its columns. */
    PhysicalPlan right() {
        return extended(rightInput, rightExtra);
    }

    /** Adds a conjunct over left columns followed by right columns. */
    void add(ScalarExpression conjunct) {
        if (conjunct instanceof Operation operation
                && (operation.operator() == Operator.EQUAL || operation.operator() == Operator.IS_NOT_DISTINCT_FROM)) {
            ScalarExpression first = operation.operands().get(0);
            ScalarExpression second = operation.operands().get(1);
            boolean nullSafe = operation.operator() == Operator.IS_NOT_DISTINCT_FROM;
            if (readsOnlyLeft(first) && readsOnlyRight(second)) {
                addKey(first, second, nullSafe);
                return;
            }
            if (readsOnlyRight(first) && readsOnlyLeft(second)) {
                addKey(second, first, nullSafe);
                return;
            }
        }
        if (!(conjunct instanceof ScalarExpression.Constant constant && Boolean.TRUE.equals(constant.value()))) {
            residual.add(conjunct);
        }
    }

    private boolean readsOnlyLeft(ScalarExpression expression) {
        TreeSet<Integer> columns = new TreeSet<>();
        Columns.read(expression, columns);
        return !columns.isEmpty() && columns.last() < leftColumns();
    }

    private boolean readsOnlyRight(ScalarExpression expression) {
        TreeSet<Integer> columns = new TreeSet<>();
        Columns.read(expression, columns);
        return !columns.isEmpty() && columns.first() >= leftColumns();
    }

    private void addKey(ScalarExpression left, ScalarExpression right, boolean nullSafe) {
        int shift = leftColumns();
        leftKeys.add(key(left, leftColumns(), leftExtra));
        rightKeys.add(key(Columns.moved(right, column -> column - shift), rightColumns(), rightExtra));
        nullsEqual.add(nullSafe);
    }

    private static int key(ScalarExpression expression, int columns, List<ScalarExpression> extra) {
        if (expression instanceof ColumnReference column) {
            return column.index();
        }
        extra.add(expression);
        return columns + extra.size() - 1;
    }

    private static PhysicalPlan extended(PhysicalPlan input, List<ScalarExpression> extra) {
        if (extra.isEmpty()) {
            return input;
        }
        List<ScalarExpression> columns = new ArrayList<>();
        List<Field> fields = new ArrayList<>(input.schema().getFields());
        for (int i = 0; i < fields.size(); i++) {
            columns.add(new ColumnReference(i, fields.get(i)));
        }
        for (ScalarExpression key : extra) {
            columns.add(key);
            Field field = key.field();
            fields.add(new Field("key" + fields.size(), field.getFieldType(), field.getChildren()));
        }
        return new PhysicalPlan.Project(input, columns, new Schema(fields));
    }

    /** The join with these keys. */
    HashJoin join(JoinKind kind) {
        PhysicalPlan left = left();
        PhysicalPlan right = right();
        int extra = leftExtra.size();
        int leftCount = leftColumns();
        List<ScalarExpression> moved = residual.stream()
                .map(condition -> Columns.moved(condition, column -> column < leftCount ? column : column + extra))
                .toList();
        ScalarExpression condition = moved.isEmpty() ? null : Conditions.and(moved);
        return new HashJoin(left, right, kind, leftKeys, rightKeys, nullsEqual, condition, schema(left, right, kind));
    }

    private static Schema schema(PhysicalPlan left, PhysicalPlan right, JoinKind kind) {
        boolean leftNullable = kind == JoinKind.RIGHT || kind == JoinKind.FULL;
        boolean rightNullable = kind == JoinKind.LEFT || kind == JoinKind.FULL;
        List<Field> fields = new ArrayList<>();
        left.schema().getFields().forEach(field -> fields.add(nullable(field, leftNullable)));
        if (kind != JoinKind.SEMI && kind != JoinKind.ANTI) {
            right.schema().getFields().forEach(field -> fields.add(nullable(field, rightNullable)));
        }
        return new Schema(fields);
    }

    private static Field nullable(Field field, boolean made) {
        return made ? ExpressionConverter.withNullable(field, true) : field;
    }

    /** The same condition with the sides exchanged. */
    JoinKeys swapped() {
        JoinKeys swapped = new JoinKeys(rightInput, leftInput);
        swapped.leftExtra.addAll(rightExtra);
        swapped.rightExtra.addAll(leftExtra);
        swapped.leftKeys.addAll(rightKeys);
        swapped.rightKeys.addAll(leftKeys);
        swapped.nullsEqual.addAll(nullsEqual);
        int left = leftColumns();
        int right = rightColumns();
        residual.forEach(condition -> swapped.residual.add(
                Columns.moved(condition, column -> column < left ? column + right : column - left)));
        return swapped;
    }
}
