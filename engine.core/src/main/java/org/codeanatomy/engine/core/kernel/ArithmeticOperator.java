package org.codeanatomy.engine.core.kernel;

/** Arithmetic on two numbers. */
public enum ArithmeticOperator {
    /** The sum. */
    ADD("+"),
    /** The difference. */
    SUBTRACT("-"),
    /** The product. */
    MULTIPLY("*"),
    /** The quotient; integers truncate. */
    DIVIDE("/"),
    /** The remainder, with the sign of the dividend. */
    MODULO("%");

    private final String symbol;

    ArithmeticOperator(String symbol) {
        this.symbol = symbol;
    }

    /** How SQL writes it. */
    String symbol() {
        return symbol;
    }

    /** Whether zero as the second operand is an error. */
    boolean divides() {
        return this == DIVIDE || this == MODULO;
    }
}
