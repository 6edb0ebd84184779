package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** Chooses a kernel for arithmetic on 32-bit and 64-bit integers and doubles, once per batch. */
public final class Arithmetic {

    private Arithmetic() {}

    /**
     * Writes the values of {@code a operator b} for all rows, or those selected.
     *
     * @return whether a row failed, perhaps one that is null; {@link ArithmeticFailures} finds it
     */
    public static boolean compute(
            ArithmeticOperator operator, ValueKind kind, Column a, Column b, Selection rows, long target) {
        Operands at = new Operands(
                a.dataAddress(), Booleans.mask(a), b.dataAddress(), Booleans.mask(b), a.length(), rows, target);
        if (kind == ValueKind.INT64 && !operator.divides() && a.validityAddress() == 0 && b.validityAddress() == 0) {
            return exactLongs(operator, at);
        }
        long failures =
                switch (kind) {
                    case INT32 -> rows == null ? ints(operator, at) : selectedInts(operator, at);
                    case INT64 -> rows == null ? longs(operator, at) : selectedLongs(operator, at);
                    case FLOAT64 -> rows == null ? doubles(operator, at) : selectedDoubles(operator, at);
                    default -> throw new IllegalArgumentException("no arithmetic on " + kind);
                };
        return failures != 0;
    }

    private record Operands(long a, int i, long b, int j, int length, Selection rows, long target) {

        int[] positions() {
            return rows.positions();
        }

        int count() {
            return rows == null ? length : rows.count();
        }
    }

    /** Without nulls whatever overflows is a failure, so that nobody asks for the rows behind it. */
    private static boolean exactLongs(ArithmeticOperator operator, Operands at) {
        try {
            if (at.rows == null) {
                exact(operator, at);
            } else {
                selectedExact(operator, at);
            }
            return false;
        } catch (ArithmeticException overflow) {
            return true;
        }
    }

    private static void exact(ArithmeticOperator operator, Operands at) {
        switch (operator) {
            case ADD -> ExactLongs.add(at.a, at.i, at.b, at.j, at.length, at.target);
            case SUBTRACT -> ExactLongs.subtract(at.a, at.i, at.b, at.j, at.length, at.target);
            default -> ExactLongs.multiply(at.a, at.i, at.b, at.j, at.length, at.target);
        }
    }

    private static void selectedExact(ArithmeticOperator operator, Operands at) {
        switch (operator) {
            case ADD -> ExactLongs.add(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case SUBTRACT -> ExactLongs.subtract(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            default -> ExactLongs.multiply(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
        }
    }

    private static long ints(ArithmeticOperator operator, Operands at) {
        return switch (operator) {
            case ADD -> IntArithmetic.add(at.a, at.i, at.b, at.j, at.length, at.target);
            case SUBTRACT -> IntArithmetic.subtract(at.a, at.i, at.b, at.j, at.length, at.target);
            case MULTIPLY -> IntArithmetic.multiply(at.a, at.i, at.b, at.j, at.length, at.target);
            case DIVIDE -> IntArithmetic.divide(at.a, at.i, at.b, at.j, at.length, at.target);
            case MODULO -> IntArithmetic.modulo(at.a, at.i, at.b, at.j, at.length, at.target);
        };
    }

    private static long longs(ArithmeticOperator operator, Operands at) {
        return switch (operator) {
            case ADD -> LongArithmetic.add(at.a, at.i, at.b, at.j, at.length, at.target);
            case SUBTRACT -> LongArithmetic.subtract(at.a, at.i, at.b, at.j, at.length, at.target);
            case MULTIPLY -> LongArithmetic.multiply(at.a, at.i, at.b, at.j, at.length, at.target);
            case DIVIDE -> LongArithmetic.divide(at.a, at.i, at.b, at.j, at.length, at.target);
            case MODULO -> LongArithmetic.modulo(at.a, at.i, at.b, at.j, at.length, at.target);
        };
    }

    private static long doubles(ArithmeticOperator operator, Operands at) {
        return switch (operator) {
            case ADD -> DoubleArithmetic.add(at.a, at.i, at.b, at.j, at.length, at.target);
            case SUBTRACT -> DoubleArithmetic.subtract(at.a, at.i, at.b, at.j, at.length, at.target);
            case MULTIPLY -> DoubleArithmetic.multiply(at.a, at.i, at.b, at.j, at.length, at.target);
            case DIVIDE -> DoubleArithmetic.divide(at.a, at.i, at.b, at.j, at.length, at.target);
            case MODULO -> DoubleArithmetic.modulo(at.a, at.i, at.b, at.j, at.length, at.target);
        };
    }

    private static long selectedInts(ArithmeticOperator operator, Operands at) {
        return switch (operator) {
            case ADD -> IntArithmetic.add(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case SUBTRACT -> IntArithmetic.subtract(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case MULTIPLY -> IntArithmetic.multiply(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case DIVIDE -> IntArithmetic.divide(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case MODULO -> IntArithmetic.modulo(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
        };
    }

    private static long selectedLongs(ArithmeticOperator operator, Operands at) {
        return switch (operator) {
            case ADD -> LongArithmetic.add(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case SUBTRACT -> LongArithmetic.subtract(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case MULTIPLY -> LongArithmetic.multiply(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case DIVIDE -> LongArithmetic.divide(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case MODULO -> LongArithmetic.modulo(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
        };
    }

    private static long selectedDoubles(ArithmeticOperator operator, Operands at) {
        return switch (operator) {
            case ADD -> DoubleArithmetic.add(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case SUBTRACT -> DoubleArithmetic.subtract(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case MULTIPLY -> DoubleArithmetic.multiply(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case DIVIDE -> DoubleArithmetic.divide(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
            case MODULO -> DoubleArithmetic.modulo(at.a, at.i, at.b, at.j, at.positions(), at.count(), at.target);
        };
    }
}
