package org.codeanatomy.engine.core.kernel;

import java.math.BigInteger;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** Finds the row that failed, and says what was asked of it. Not fast: it runs once per statement, or over null rows. */
public final class ArithmeticFailures {

    private ArithmeticFailures() {}

    /** Throws if a row that counts, and is not null, failed. */
    public static void check(ArithmeticOperator operator, ValueKind kind, Column a, Column b, Selection rows) {
        int count = rows == null ? a.length() : rows.count();
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows.position(i);
            if (!Selections.isNull(a, row) && !Selections.isNull(b, row)) {
                checkRow(operator, kind, a, row & Booleans.mask(a), b, row & Booleans.mask(b));
            }
        }
    }

    private static void checkRow(ArithmeticOperator operator, ValueKind kind, Column a, int i, Column b, int j) {
        if (kind == ValueKind.FLOAT64) {
            if (Mem.getDouble(b.dataAddress() + 8L * j) == 0) {
                throw divisionByZero();
            }
            return;
        }
        BigInteger x = BigInteger.valueOf(integer(kind, a.dataAddress(), i));
        BigInteger y = BigInteger.valueOf(integer(kind, b.dataAddress(), j));
        if (operator.divides() && y.signum() == 0) {
            throw divisionByZero();
        }
        BigInteger result =
                switch (operator) {
                    case ADD -> x.add(y);
                    case SUBTRACT -> x.subtract(y);
                    case MULTIPLY -> x.multiply(y);
                    case DIVIDE -> x.divide(y);
                    case MODULO -> x.remainder(y);
                };
        if (result.bitLength() >= 8 * kind.width()) {
            throw overflow(x + " " + operator.symbol() + " " + y, kind);
        }
    }

    private static long integer(ValueKind kind, long address, int row) {
        return kind == ValueKind.INT32 ? Mem.getInt(address + 4L * row) : Mem.getLong(address + 8L * row);
    }

    /** A division by zero. */
    public static EngineException divisionByZero() {
        return new EngineException(
                Stage.EXECUTE, "DIVISION_BY_ZERO", "division by zero; guard the divisor with NULLIF(divisor, 0)");
    }

    /** A result that does not fit its type. */
    public static EngineException overflow(String what, ValueKind kind) {
        return new EngineException(
                Stage.EXECUTE, "NUMERIC_OVERFLOW", what + " does not fit " + name(kind) + "; cast to a wider type");
    }

    /** SQL's name of a kind of number. */
    public static String name(ValueKind kind) {
        return switch (kind) {
            case INT8 -> "TINYINT";
            case INT16 -> "SMALLINT";
            case INT32 -> "INTEGER";
            case INT64 -> "BIGINT";
            case FLOAT32 -> "REAL";
            case FLOAT64 -> "DOUBLE";
            case DECIMAL128 -> "DECIMAL";
            default -> kind.name();
        };
    }
}
