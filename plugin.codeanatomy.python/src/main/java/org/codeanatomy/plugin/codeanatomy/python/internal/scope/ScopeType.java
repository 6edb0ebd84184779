package org.codeanatomy.plugin.codeanatomy.python.internal.scope;

/** The kinds of scopes CPython 3.13 knows. */
public enum ScopeType {
    MODULE("module"),
    FUNCTION("function"),
    CLASS("class"),
    ANNOTATION("annotation"),
    TYPE_ALIAS("type alias"),
    TYPE_PARAMETERS("type parameters"),
    TYPE_VARIABLE("type variable");

    private final String pythonName;

    ScopeType(String pythonName) {
        this.pythonName = pythonName;
    }

    /** The name Python's {@code symtable} module gives it. */
    public String pythonName() {
        return pythonName;
    }

    /** Whether scopes inside see its names, as those of a function and not those of a class. */
    boolean isFunctionLike() {
        return this == FUNCTION || this == TYPE_ALIAS || this == TYPE_PARAMETERS || this == TYPE_VARIABLE;
    }
}
