package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

/**
 * What a node is: the classes of CPython 3.13's {@code ast}, without expression contexts and operators, which are
 * attributes of the nodes that have them.
 */
public enum NodeKind {
    MODULE("Module", Category.UNLOCATED),
    FUNCTION_DEF("FunctionDef", Category.STATEMENT),
    ASYNC_FUNCTION_DEF("AsyncFunctionDef", Category.STATEMENT),
    CLASS_DEF("ClassDef", Category.STATEMENT),
    RETURN("Return", Category.STATEMENT),
    DELETE("Delete", Category.STATEMENT),
    ASSIGN("Assign", Category.STATEMENT),
    TYPE_ALIAS("TypeAlias", Category.STATEMENT),
    AUG_ASSIGN("AugAssign", Category.STATEMENT),
    ANN_ASSIGN("AnnAssign", Category.STATEMENT),
    FOR("For", Category.STATEMENT),
    ASYNC_FOR("AsyncFor", Category.STATEMENT),
    WHILE("While", Category.STATEMENT),
    IF("If", Category.STATEMENT),
    WITH("With", Category.STATEMENT),
    ASYNC_WITH("AsyncWith", Category.STATEMENT),
    MATCH("Match", Category.STATEMENT),
    RAISE("Raise", Category.STATEMENT),
    TRY("Try", Category.STATEMENT),
    TRY_STAR("TryStar", Category.STATEMENT),
    ASSERT("Assert", Category.STATEMENT),
    IMPORT("Import", Category.STATEMENT),
    IMPORT_FROM("ImportFrom", Category.STATEMENT),
    GLOBAL("Global", Category.STATEMENT),
    NONLOCAL("Nonlocal", Category.STATEMENT),
    EXPR("Expr", Category.STATEMENT),
    PASS("Pass", Category.STATEMENT),
    BREAK("Break", Category.STATEMENT),
    CONTINUE("Continue", Category.STATEMENT),
    BOOL_OP("BoolOp", Category.EXPRESSION),
    NAMED_EXPR("NamedExpr", Category.EXPRESSION),
    BIN_OP("BinOp", Category.EXPRESSION),
    UNARY_OP("UnaryOp", Category.EXPRESSION),
    LAMBDA("Lambda", Category.EXPRESSION),
    IF_EXP("IfExp", Category.EXPRESSION),
    DICT("Dict", Category.EXPRESSION),
    SET("Set", Category.EXPRESSION),
    LIST_COMP("ListComp", Category.EXPRESSION),
    SET_COMP("SetComp", Category.EXPRESSION),
    DICT_COMP("DictComp", Category.EXPRESSION),
    GENERATOR_EXP("GeneratorExp", Category.EXPRESSION),
    AWAIT("Await", Category.EXPRESSION),
    YIELD("Yield", Category.EXPRESSION),
    YIELD_FROM("YieldFrom", Category.EXPRESSION),
    COMPARE("Compare", Category.EXPRESSION),
    CALL("Call", Category.EXPRESSION),
    FORMATTED_VALUE("FormattedValue", Category.EXPRESSION),
    JOINED_STR("JoinedStr", Category.EXPRESSION),
    CONSTANT("Constant", Category.EXPRESSION),
    ATTRIBUTE("Attribute", Category.EXPRESSION),
    SUBSCRIPT("Subscript", Category.EXPRESSION),
    STARRED("Starred", Category.EXPRESSION),
    NAME("Name", Category.EXPRESSION),
    LIST("List", Category.EXPRESSION),
    TUPLE("Tuple", Category.EXPRESSION),
    SLICE("Slice", Category.EXPRESSION),
    EXCEPT_HANDLER("ExceptHandler", Category.PART),
    ARG("arg", Category.PART),
    KEYWORD("keyword", Category.PART),
    ALIAS("alias", Category.PART),
    MATCH_VALUE("MatchValue", Category.PATTERN),
    MATCH_SINGLETON("MatchSingleton", Category.PATTERN),
    MATCH_SEQUENCE("MatchSequence", Category.PATTERN),
    MATCH_MAPPING("MatchMapping", Category.PATTERN),
    MATCH_CLASS("MatchClass", Category.PATTERN),
    MATCH_STAR("MatchStar", Category.PATTERN),
    MATCH_AS("MatchAs", Category.PATTERN),
    MATCH_OR("MatchOr", Category.PATTERN),
    TYPE_VAR("TypeVar", Category.PART),
    PARAM_SPEC("ParamSpec", Category.PART),
    TYPE_VAR_TUPLE("TypeVarTuple", Category.PART),
    ARGUMENTS("arguments", Category.UNLOCATED),
    COMPREHENSION("comprehension", Category.UNLOCATED),
    WITHITEM("withitem", Category.UNLOCATED),
    MATCH_CASE("match_case", Category.UNLOCATED);

    private enum Category {
        STATEMENT,
        EXPRESSION,
        PATTERN,
        PART,
        UNLOCATED
    }

    private static final NodeKind[] ALL = values();

    private final String className;
    private final Category category;

    NodeKind(String className, Category category) {
        this.className = className;
        this.category = category;
    }

    /** A small number for it, for columns; the same in every run of one version, not beyond. */
    @SuppressWarnings("EnumOrdinal") // only columns in memory hold it, nothing that is kept
    public int code() {
        return ordinal();
    }

    /** The kind with this code. */
    public static NodeKind of(int code) {
        return ALL[code];
    }

    /** CPython's name of the class, for example {@code FunctionDef}. */
    public String className() {
        return className;
    }

    /** Whether nodes of this kind have a place in the source; modules, argument lists and clauses have none. */
    public boolean isLocated() {
        return category != Category.UNLOCATED;
    }

    /** Whether this is a statement. */
    public boolean isStatement() {
        return category == Category.STATEMENT;
    }

    /** Whether this is an expression. */
    public boolean isExpression() {
        return category == Category.EXPRESSION;
    }

    /** Whether this is a pattern of a match statement. */
    public boolean isPattern() {
        return category == Category.PATTERN;
    }
}
