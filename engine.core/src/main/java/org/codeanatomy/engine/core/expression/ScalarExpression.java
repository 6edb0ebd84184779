package org.codeanatomy.engine.core.expression;

import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.host.GenerationId;

/**
 * An expression that gives one value per row of a batch: what the planner hands to execution. Types are decided: every
 * operand already has the type its operator wants, implicit casts are {@link Cast}s.
 */
public sealed interface ScalarExpression {

    /** The type, nullability and metadata of the value. The field's name means nothing. */
    Field field();

    /** The column at {@code index} of the input. */
    record ColumnReference(int index, Field field) implements ScalarExpression {
        /** Checks that there is a field. */
        public ColumnReference {
            Objects.requireNonNull(field, "field is null");
        }
    }

    /**
     * A constant.
     *
     * @param value {@code Boolean}; {@code Long} for integers, dates (days), times and timestamps (microseconds);
     *     {@code Double}; {@code BigDecimal} with the field's scale; {@code String}; {@code byte[]}; or null
     */
    record Constant(Object value, Field field) implements ScalarExpression {
        /** Checks that there is a field. */
        public Constant {
            Objects.requireNonNull(field, "field is null");
        }
    }

    /** A built-in operator. */
    record Operation(Operator operator, List<ScalarExpression> operands, Field field) implements ScalarExpression {
        /** Copies the operands. */
        public Operation {
            Objects.requireNonNull(operator, "operator is null");
            operands = List.copyOf(operands);
        }
    }

    /**
     * A cast.
     *
     * @param nullOnFailure whether a value that does not fit gives null ({@code TRY_CAST}); otherwise it is an error
     */
    record Cast(ScalarExpression operand, Field field, boolean nullOnFailure) implements ScalarExpression {
        /** Checks that there is an operand. */
        public Cast {
            Objects.requireNonNull(operand, "operand is null");
        }
    }

    /**
     * The result whose condition is the first to be true. A result is computed for its own rows only.
     *
     * @param conditions booleans
     * @param results one per condition, of the type of the whole
     * @param otherwise the value where no condition is true
     */
    record Case(
            List<ScalarExpression> conditions, List<ScalarExpression> results, ScalarExpression otherwise, Field field)
            implements ScalarExpression {
        /** Copies the branches. */
        public Case {
            conditions = List.copyOf(conditions);
            results = List.copyOf(results);
            Objects.requireNonNull(otherwise, "otherwise is null");
        }
    }

    /** A field of a struct. */
    record StructField(ScalarExpression struct, int child, Field field) implements ScalarExpression {
        /** Checks that there is a struct. */
        public StructField {
            Objects.requireNonNull(struct, "struct is null");
        }
    }

    /**
     * A parameter of a prepared statement. Nothing but a value to the functions it is passed to: they were planned
     * without knowing it.
     *
     * @param index which one, from 0
     * @param value as {@link Constant} holds it, or null, also while none is bound
     */
    record Parameter(int index, Object value, Field field) implements ScalarExpression {
        /** Checks that it has a type. */
        public Parameter {
            Objects.requireNonNull(field, "field is null");
        }
    }

    /**
     * A call of a plugin's function, by name and generation; the service is fetched through the statement's lease.
     */
    record FunctionCall(GenerationId generation, String function, List<ScalarExpression> arguments, Field field)
            implements ScalarExpression {
        /** Copies the arguments. */
        public FunctionCall {
            Objects.requireNonNull(generation, "generation is null");
            Objects.requireNonNull(function, "function is null");
            arguments = List.copyOf(arguments);
        }
    }
}
