package org.codeanatomy.plugin.files.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.parquet.arrow.ColumnStatistics;
import org.codeanatomy.parquet.arrow.Comparison;
import org.codeanatomy.parquet.arrow.RowGroup;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.expression.Expression.Call;
import org.codeanatomy.plugin.api.expression.Expression.ColumnPath;
import org.codeanatomy.plugin.api.expression.Expression.Literal;
import org.codeanatomy.plugin.api.expression.Operator;
import org.codeanatomy.plugin.api.table.PushDown;

/**
 * Rules out row groups by comparisons of a column with a constant, and by tests for null; other conditions rule out
 * nothing. Immutable.
 */
final class RowGroupPruner {

    private final Schema schema;
    private final List<Optional<Call>> conjuncts = new ArrayList<>();

    RowGroupPruner(Schema schema, List<Expression> conditions) {
        this.schema = schema;
        conditions.forEach(condition -> conjuncts.add(usable(condition)));
    }

    List<PushDown> pushDown() {
        return conjuncts.stream()
                .map(conjunct -> conjunct.isPresent() ? PushDown.INEXACT : PushDown.NONE)
                .toList();
    }

    /** Whether a row of the group may satisfy every condition. */
    boolean mayMatch(RowGroup group) {
        return conjuncts.stream().flatMap(Optional::stream).allMatch(conjunct -> group.column(
                        ((ColumnPath) conjunct.arguments().get(0)).path())
                .map(chunk -> mayMatch(conjunct, chunk.statistics()))
                .orElse(true));
    }

    private static boolean mayMatch(Call conjunct, ColumnStatistics statistics) {
        return switch (conjunct.operator()) {
            case IS_NULL -> statistics.mayBeNull();
            case IS_NOT_NULL -> statistics.mayBeNotNull();
            default -> {
                Object value = ((Literal) conjunct.arguments().get(1)).value();
                yield value != null && statistics.mayMatch(comparison(conjunct.operator()), value);
            }
        };
    }

    private Optional<Call> usable(Expression condition) {
        if (!(condition instanceof Call call) || !(call.arguments().get(0) instanceof ColumnPath column)) {
            return Optional.empty();
        }
        Field field = column.path().size() == 1
                ? schema.getFields().stream()
                        .filter(candidate ->
                                candidate.getName().equals(column.path().get(0)))
                        .findFirst()
                        .orElse(null)
                : null;
        if (field == null || !field.getChildren().isEmpty()) {
            return Optional.empty();
        }
        boolean nullTest = call.operator() == Operator.IS_NULL || call.operator() == Operator.IS_NOT_NULL;
        boolean comparable = comparison(call.operator()) != null
                && call.arguments().get(1) instanceof Literal literal
                && sameMeaning(field.getType(), literal.type());
        return nullTest || comparable ? Optional.of(call) : Optional.empty();
    }

    /** Whether bounds of the column and the literal count the same things in the same class. */
    private static boolean sameMeaning(ArrowType column, ArrowType literal) {
        if (column instanceof ArrowType.Int whole) {
            boolean longs = whole.getIsSigned() || whole.getBitWidth() < 64;
            return longs && literal instanceof ArrowType.Int;
        }
        if (column instanceof ArrowType.Timestamp time) {
            return time.getUnit() == TimeUnit.MICROSECOND && literal instanceof ArrowType.Timestamp;
        }
        boolean known = column instanceof ArrowType.FloatingPoint
                || column instanceof ArrowType.Decimal
                || column instanceof ArrowType.Utf8
                || column instanceof ArrowType.Bool
                || column instanceof ArrowType.Date;
        return known && column.getTypeID() == literal.getTypeID();
    }

    private static Comparison comparison(Operator operator) {
        return switch (operator) {
            case EQUAL -> Comparison.EQUAL;
            case NOT_EQUAL -> Comparison.NOT_EQUAL;
            case LESS -> Comparison.LESS;
            case LESS_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
            case GREATER -> Comparison.GREATER;
            case GREATER_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            default -> null;
        };
    }
}
