package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

import java.util.Locale;

/** The place of a node in its parent: the field names of CPython's {@code ast} classes that hold nodes. */
public enum Field {
    ANNOTATION,
    ARGS,
    BASES,
    BODY,
    BOUND,
    CASES,
    CAUSE,
    CLS,
    COMPARATORS,
    CONTEXT_EXPR,
    DECORATOR_LIST,
    DEFAULT_VALUE,
    DEFAULTS,
    ELT,
    ELTS,
    EXC,
    FINALBODY,
    FORMAT_SPEC,
    FUNC,
    GENERATORS,
    GUARD,
    HANDLERS,
    IFS,
    ITEMS,
    ITER,
    KEY,
    KEYS,
    KEYWORDS,
    KW_DEFAULTS,
    KWARG,
    KWD_PATTERNS,
    KWONLYARGS,
    LEFT,
    LOWER,
    MSG,
    NAME,
    NAMES,
    OPERAND,
    OPTIONAL_VARS,
    ORELSE,
    PATTERN,
    PATTERNS,
    POSONLYARGS,
    RETURNS,
    RIGHT,
    SLICE,
    STEP,
    SUBJECT,
    TARGET,
    TARGETS,
    TEST,
    TYPE,
    TYPE_PARAMS,
    UPPER,
    VALUE,
    VALUES,
    VARARG;

    private static final Field[] ALL = values();

    private final String fieldName = name().toLowerCase(Locale.ROOT);

    /** A small number for it, for columns; the same in every run of one version, not beyond. */
    @SuppressWarnings("EnumOrdinal") // only columns in memory hold it, nothing that is kept
    public int code() {
        return ordinal();
    }

    /** The field with this code. */
    public static Field of(int code) {
        return ALL[code];
    }

    /** CPython's name of the field, for example {@code decorator_list}. */
    public String fieldName() {
        return fieldName;
    }
}
