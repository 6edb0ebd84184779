package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

/** What happens to the place an expression names: it is read, bound or deleted. */
public enum ExpressionContext {
    LOAD("Load"),
    STORE("Store"),
    DEL("Del");

    private static final ExpressionContext[] ALL = values();

    private final String className;

    ExpressionContext(String className) {
        this.className = className;
    }

    /** The context with this ordinal. */
    public static ExpressionContext of(int ordinal) {
        return ALL[ordinal];
    }

    /** CPython's class name, for example {@code Load}. */
    public String className() {
        return className;
    }
}
