package org.codeanatomy.plugin.api.expression;

import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * A condition over the columns of a table, in a closed language whose meaning is fixed, because a provider may answer
 * that it applied a condition exactly only if both sides mean the same by it.
 *
 * <p>Logic is SQL's, with three values. Text is compared by the bytes of its UTF-8. NaN equals NaN and is greater than
 * every other number; −0.0 equals 0.0. Timestamps are compared as instants in microseconds. Both sides of a comparison
 * have the same type. What cannot be said in this language is not offered to a provider.
 */
public sealed interface Expression {

    /**
     * A column of the table.
     *
     * @param path the column's name, followed by field names inside structs; at least one
     */
    record ColumnPath(List<String> path) implements Expression {
        /** Copies the path. */
        public ColumnPath {
            path = List.copyOf(path);
            if (path.isEmpty()) {
                throw new IllegalArgumentException("a column path needs at least one name");
            }
        }

        /** The names joined by dots. */
        @Override
        public String toString() {
            return String.join(".", path);
        }
    }

    /**
     * A constant.
     *
     * @param type its type
     * @param value {@code Boolean} for booleans, {@code Long} for every integer type, dates (days since 1970-01-01) and
     *     timestamps (microseconds), {@code Double} for floating point, {@code java.math.BigDecimal} for decimals,
     *     {@code String} for text; null for the null of that type
     */
    record Literal(ArrowType type, Object value) implements Expression {
        /** Checks that there is a type. */
        public Literal {
            Objects.requireNonNull(type, "type is null");
        }

        /** The value as text. */
        @Override
        public String toString() {
            return value instanceof String ? "'" + value + "'" : String.valueOf(value);
        }
    }

    /** An operator applied to arguments. */
    record Call(Operator operator, List<Expression> arguments) implements Expression {
        /** Copies the arguments. */
        public Call {
            Objects.requireNonNull(operator, "operator is null");
            arguments = List.copyOf(arguments);
        }

        /** The operator's name and its arguments. */
        @Override
        public String toString() {
            return operator + arguments.toString();
        }
    }
}
