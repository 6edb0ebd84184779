package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

/** The type of a constant's value. */
public enum ConstantKind {
    NONE("NoneType"),
    TRUE("bool"),
    FALSE("bool"),
    ELLIPSIS("ellipsis"),
    INTEGER("int"),
    FLOAT("float"),
    COMPLEX("complex"),
    STRING("str"),
    /** A string whose first literal has the prefix {@code u}; CPython keeps that letter. */
    UNICODE_STRING("str"),
    BYTES("bytes");

    private static final ConstantKind[] ALL = values();

    private final String typeName;

    ConstantKind(String typeName) {
        this.typeName = typeName;
    }

    /** The constant kind with this ordinal. */
    public static ConstantKind of(int ordinal) {
        return ALL[ordinal];
    }

    /** Python's name of the value's type, for example {@code int}. */
    public String typeName() {
        return typeName;
    }
}
