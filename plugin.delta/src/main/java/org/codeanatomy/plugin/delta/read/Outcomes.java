package org.codeanatomy.plugin.delta.read;

import java.util.List;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.expression.Expression.Call;
import org.codeanatomy.plugin.api.expression.Expression.ColumnPath;
import org.codeanatomy.plugin.api.expression.Expression.Literal;
import org.codeanatomy.plugin.api.expression.Operator;

/**
 * Which of true, false and null a condition can be over a set of rows, when only bounds of their values are known.
 * Where all columns are constant exactly one remains, which is the condition's value. Immutable.
 *
 * @param mayBeTrue whether it may be true for some row
 * @param mayBeFalse whether it may be false for some row
 * @param mayBeNull whether it may be null for some row
 */
record Outcomes(boolean mayBeTrue, boolean mayBeFalse, boolean mayBeNull) {

    private static final Outcomes ANY = new Outcomes(true, true, true);
    private static final Outcomes NULL = new Outcomes(false, false, true);

    /** What is known of the values of columns. */
    @FunctionalInterface
    interface Knowledge {
        /** The bounds of a column; {@link Bounds#UNKNOWN} if nothing is known. */
        Bounds of(ColumnPath column);
    }

    static Outcomes of(Expression expression, Knowledge knowledge) {
        if (expression instanceof Literal literal) {
            return literal.value() instanceof Boolean truth ? exactly(truth) : literal.value() == null ? NULL : ANY;
        }
        if (expression instanceof ColumnPath column) {
            return compare(Operator.EQUAL, knowledge.of(column), true);
        }
        return call((Call) expression, knowledge);
    }

    /** Whether it is true for every row. */
    boolean mustBeTrue() {
        return mayBeTrue && !mayBeFalse && !mayBeNull;
    }

    private static Outcomes exactly(boolean truth) {
        return new Outcomes(truth, !truth, false);
    }

    private static Outcomes call(Call call, Knowledge knowledge) {
        List<Expression> arguments = call.arguments();
        return switch (call.operator()) {
            case AND -> and(arguments, knowledge);
            case OR ->
                negate(and(
                        arguments.stream()
                                .map(argument -> (Expression) new Call(Operator.NOT, List.of(argument)))
                                .toList(),
                        knowledge));
            case NOT -> negate(of(arguments.get(0), knowledge));
            case IS_NULL -> isNull(arguments.get(0), knowledge);
            case IS_NOT_NULL -> negate(isNull(arguments.get(0), knowledge));
            case IN -> in(arguments, knowledge);
            case STARTS_WITH -> startsWith(arguments, knowledge);
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                comparison(call.operator(), arguments.get(0), arguments.get(1), knowledge);
        };
    }

    private static Outcomes negate(Outcomes outcomes) {
        return new Outcomes(
                /* mayBeTrue= */ outcomes.mayBeFalse, /* mayBeFalse= */ outcomes.mayBeTrue, outcomes.mayBeNull);
    }

    /** Exact for constants; otherwise as if the arguments did not depend on each other, which allows more, never less. */
    private static Outcomes and(List<Expression> arguments, Knowledge knowledge) {
        boolean allTrue = true;
        boolean oneFalse = false;
        boolean oneNull = false;
        boolean noneMustBeFalse = true;
        for (Expression argument : arguments) {
            Outcomes outcomes = of(argument, knowledge);
            allTrue &= outcomes.mayBeTrue;
            oneFalse |= outcomes.mayBeFalse;
            oneNull |= outcomes.mayBeNull;
            noneMustBeFalse &= outcomes.mayBeTrue || outcomes.mayBeNull;
        }
        return new Outcomes(allTrue, oneFalse, oneNull && noneMustBeFalse);
    }

    private static Outcomes isNull(Expression argument, Knowledge knowledge) {
        if (argument instanceof Literal literal) {
            return exactly(literal.value() == null);
        }
        if (argument instanceof ColumnPath column) {
            Bounds bounds = knowledge.of(column);
            return new Outcomes(bounds.mayBeNull(), bounds.mayBeValue(), false);
        }
        Outcomes outcomes = of(argument, knowledge);
        return new Outcomes(outcomes.mayBeNull, outcomes.mayBeTrue || outcomes.mayBeFalse, false);
    }

    private static Outcomes in(List<Expression> arguments, Knowledge knowledge) {
        List<Expression> equalities = arguments.subList(1, arguments.size()).stream()
                .map(literal -> (Expression) new Call(Operator.EQUAL, List.of(arguments.get(0), literal)))
                .toList();
        return equalities.size() == 1
                ? of(equalities.get(0), knowledge)
                : call(new Call(Operator.OR, equalities), knowledge);
    }

    private static Outcomes startsWith(List<Expression> arguments, Knowledge knowledge) {
        if (!(arguments.get(0) instanceof ColumnPath column)
                || !(arguments.get(1) instanceof Literal literal)
                || !(literal.value() instanceof String prefix)) {
            return ANY;
        }
        Bounds bounds = knowledge.of(column);
        if (!bounds.mayBeValue()) {
            return NULL;
        }
        if (bounds.minimum() instanceof String least && least.equals(bounds.maximum())) {
            boolean starts = least.startsWith(prefix);
            return new Outcomes(starts, !starts, bounds.mayBeNull());
        }
        boolean tooSmall = bounds.maximum() instanceof String most && Values.compare(most, prefix) < 0;
        boolean tooGreat = bounds.minimum() instanceof String least
                && Values.compare(least, prefix) > 0
                && !least.startsWith(prefix);
        return new Outcomes(!tooSmall && !tooGreat, true, bounds.mayBeNull());
    }

    private static Outcomes comparison(Operator operator, Expression left, Expression right, Knowledge knowledge) {
        if (left instanceof ColumnPath column && right instanceof Literal literal) {
            return compare(operator, knowledge.of(column), literal.value());
        }
        if (left instanceof Literal literal && right instanceof ColumnPath column) {
            return compare(mirrored(operator), knowledge.of(column), literal.value());
        }
        if (left instanceof Literal literal && right instanceof Literal other) {
            return compare(operator, Bounds.constant(literal.value()), other.value());
        }
        if (left instanceof ColumnPath column && right instanceof ColumnPath other) {
            return columns(operator, knowledge.of(column), knowledge.of(other));
        }
        return ANY;
    }

    private static Outcomes columns(Operator operator, Bounds left, Bounds right) {
        if (!left.mayBeValue() || !right.mayBeValue()) {
            return NULL;
        }
        return right.isConstant() ? compare(operator, left, right.minimum()) : ANY;
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            default -> operator;
        };
    }

    private static Outcomes compare(Operator operator, Bounds bounds, Object literal) {
        if (literal == null || !bounds.mayBeValue()) {
            return NULL;
        }
        Integer least = bounds.minimum() == null ? null : Values.compareIfComparable(bounds.minimum(), literal);
        Integer most = bounds.maximum() == null ? null : Values.compareIfComparable(bounds.maximum(), literal);
        boolean below = least == null || least < 0;
        boolean above = most == null || most > 0;
        boolean equal = (least == null || least <= 0) && (most == null || most >= 0);
        boolean nulls = bounds.mayBeNull();
        return switch (operator) {
            case EQUAL -> new Outcomes(equal, below || above, nulls);
            case NOT_EQUAL -> new Outcomes(below || above, equal, nulls);
            case LESS -> new Outcomes(below, equal || above, nulls);
            case LESS_OR_EQUAL -> new Outcomes(below || equal, above, nulls);
            case GREATER -> new Outcomes(above, below || equal, nulls);
            case GREATER_OR_EQUAL -> new Outcomes(above || equal, below, nulls);
            default -> ANY;
        };
    }
}
