package org.codeanatomy.engine.core.expression;

import org.codeanatomy.engine.core.kernel.ArithmeticOperator;
import org.codeanatomy.engine.core.kernel.DateField;
import org.codeanatomy.engine.core.kernel.NumberFunction;

/** What operators are called by the kernels that compute them. */
final class KernelOperators {

    private KernelOperators() {}

    static ArithmeticOperator arithmetic(Operator operator) {
        return switch (operator) {
            case ADD -> ArithmeticOperator.ADD;
            case SUBTRACT -> ArithmeticOperator.SUBTRACT;
            case MULTIPLY -> ArithmeticOperator.MULTIPLY;
            case DIVIDE -> ArithmeticOperator.DIVIDE;
            case MODULO -> ArithmeticOperator.MODULO;
            default -> throw new IllegalArgumentException(operator + " is no arithmetic");
        };
    }

    static NumberFunction number(Operator operator) {
        return switch (operator) {
            case NEGATE -> NumberFunction.NEGATE;
            case ABS -> NumberFunction.ABS;
            case FLOOR -> NumberFunction.FLOOR;
            case CEIL -> NumberFunction.CEIL;
            case ROUND -> NumberFunction.ROUND;
            case SQRT -> NumberFunction.SQRT;
            default -> throw new IllegalArgumentException(operator + " is no function of one number");
        };
    }

    static DateField dateField(Operator operator) {
        return switch (operator) {
            case EXTRACT_YEAR -> DateField.YEAR;
            case EXTRACT_MONTH -> DateField.MONTH;
            case EXTRACT_DAY -> DateField.DAY;
            case EXTRACT_HOUR -> DateField.HOUR;
            case EXTRACT_MINUTE -> DateField.MINUTE;
            case EXTRACT_SECOND -> DateField.SECOND;
            default -> throw new IllegalArgumentException(operator + " takes nothing out of a date");
        };
    }
}
