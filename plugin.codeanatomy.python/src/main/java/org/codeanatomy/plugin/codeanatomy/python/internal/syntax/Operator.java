package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

/** Binary, unary, boolean and comparison operators, an attribute of the nodes that apply them. */
public enum Operator {
    ADD("Add"),
    SUB("Sub"),
    MULT("Mult"),
    MAT_MULT("MatMult"),
    DIV("Div"),
    MOD("Mod"),
    POW("Pow"),
    L_SHIFT("LShift"),
    R_SHIFT("RShift"),
    BIT_OR("BitOr"),
    BIT_XOR("BitXor"),
    BIT_AND("BitAnd"),
    FLOOR_DIV("FloorDiv"),
    AND("And"),
    OR("Or"),
    INVERT("Invert"),
    NOT("Not"),
    U_ADD("UAdd"),
    U_SUB("USub"),
    EQ("Eq"),
    NOT_EQ("NotEq"),
    LT("Lt"),
    LT_E("LtE"),
    GT("Gt"),
    GT_E("GtE"),
    IS("Is"),
    IS_NOT("IsNot"),
    IN("In"),
    NOT_IN("NotIn");

    private static final Operator[] ALL = values();

    private final String className;

    Operator(String className) {
        this.className = className;
    }

    /** A small number for it, for columns; the same in every run of one version, not beyond. */
    @SuppressWarnings("EnumOrdinal") // only columns in memory hold it, nothing that is kept
    public int code() {
        return ordinal();
    }

    /** The operator with this code. */
    public static Operator of(int code) {
        return ALL[code];
    }

    /** CPython's class name, for example {@code FloorDiv}. */
    public String className() {
        return className;
    }
}
