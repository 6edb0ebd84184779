package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

import java.util.Locale;

/** What happens to the place an expression names: it is read, bound or deleted. */
public enum ExpressionContext {
    LOAD("Load"),
    STORE("Store"),
    DEL("Del");

    private static final ExpressionContext[] ALL = values();

    private final String className;
    private final String word;

    ExpressionContext(String className) {
        this.className = className;
        this.word = className.toLowerCase(Locale.ROOT);
    }

    /** A small number for it, for columns; the same in every run of one version, not beyond. */
    @SuppressWarnings("EnumOrdinal") // only columns in memory hold it, nothing that is kept
    public int code() {
        return ordinal();
    }

    /** The context with this code. */
    public static ExpressionContext of(int code) {
        return ALL[code];
    }

    /** The word for it in tables, for example {@code load}. */
    public String word() {
        return word;
    }

    /** CPython's class name, for example {@code Load}. */
    public String className() {
        return className;
    }
}
