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

    /** A small number for it, for columns; the same in every run of one version, not beyond. */
    @SuppressWarnings("EnumOrdinal") // only columns in memory hold it, nothing that is kept
    public int code() {
        return ordinal();
    }

    /** The constant kind with this code. */
    public static ConstantKind of(int code) {
        return ALL[code];
    }

    /** Python's name of the value's type, for example {@code int}. */
    public String typeName() {
        return typeName;
    }
}
