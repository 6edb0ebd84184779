package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

/** The kinds of tokens. Plain bytes, because the parser's loops switch on them for every token. */
public final class TokenKind {

    public static final byte END_OF_FILE = 0;
    public static final byte NEWLINE = 1;
    public static final byte INDENT = 2;
    public static final byte DEDENT = 3;
    /** What the lexer could not read; it has reported why. */
    public static final byte ERROR = 4;

    public static final byte NAME = 5;
    public static final byte NUMBER = 6;
    public static final byte STRING = 7;
    public static final byte FSTRING_START = 8;
    public static final byte FSTRING_MIDDLE = 9;
    public static final byte FSTRING_END = 10;

    public static final byte LEFT_PARENTHESIS = 11;
    public static final byte RIGHT_PARENTHESIS = 12;
    public static final byte LEFT_BRACKET = 13;
    public static final byte RIGHT_BRACKET = 14;
    public static final byte LEFT_BRACE = 15;
    public static final byte RIGHT_BRACE = 16;
    public static final byte COLON = 17;
    public static final byte COMMA = 18;
    public static final byte SEMICOLON = 19;
    public static final byte DOT = 20;
    public static final byte ELLIPSIS = 21;
    public static final byte ASSIGN = 22;
    public static final byte COLON_ASSIGN = 23;
    public static final byte ARROW = 24;
    public static final byte EXCLAMATION = 25;
    public static final byte TILDE = 26;

    /** First of the binary operators, in the order of {@code BinaryOperators}. */
    public static final byte PLUS = 27;

    public static final byte MINUS = 28;
    public static final byte STAR = 29;
    public static final byte AT = 30;
    public static final byte SLASH = 31;
    public static final byte PERCENT = 32;
    public static final byte DOUBLE_STAR = 33;
    public static final byte LEFT_SHIFT = 34;
    public static final byte RIGHT_SHIFT = 35;
    public static final byte VERTICAL_BAR = 36;
    public static final byte CIRCUMFLEX = 37;
    public static final byte AMPERSAND = 38;
    public static final byte DOUBLE_SLASH = 39;

    /** An augmented assignment is its operator's kind plus this. */
    public static final byte AUGMENTED = 13;

    public static final byte PLUS_ASSIGN = PLUS + AUGMENTED;
    public static final byte DOUBLE_SLASH_ASSIGN = DOUBLE_SLASH + AUGMENTED;

    public static final byte EQUAL = 53;
    public static final byte NOT_EQUAL = 54;
    public static final byte LESS = 55;
    public static final byte LESS_EQUAL = 56;
    public static final byte GREATER = 57;
    public static final byte GREATER_EQUAL = 58;

    /** First of the keywords; a keyword's kind is this plus its number in the name table. */
    public static final byte FALSE = 59;

    public static final byte NONE = 60;
    public static final byte TRUE = 61;
    public static final byte AND = 62;
    public static final byte AS = 63;
    public static final byte ASSERT = 64;
    public static final byte ASYNC = 65;
    public static final byte AWAIT = 66;
    public static final byte BREAK = 67;
    public static final byte CLASS = 68;
    public static final byte CONTINUE = 69;
    public static final byte DEF = 70;
    public static final byte DEL = 71;
    public static final byte ELIF = 72;
    public static final byte ELSE = 73;
    public static final byte EXCEPT = 74;
    public static final byte FINALLY = 75;
    public static final byte FOR = 76;
    public static final byte FROM = 77;
    public static final byte GLOBAL = 78;
    public static final byte IF = 79;
    public static final byte IMPORT = 80;
    public static final byte IN = 81;
    public static final byte IS = 82;
    public static final byte LAMBDA = 83;
    public static final byte NONLOCAL = 84;
    public static final byte NOT = 85;
    public static final byte OR = 86;
    public static final byte PASS = 87;
    public static final byte RAISE = 88;
    public static final byte RETURN = 89;
    public static final byte TRY = 90;
    public static final byte WHILE = 91;
    public static final byte WITH = 92;
    public static final byte YIELD = 93;

    private static final String[] WORDS = {
        "end of file",
        "newline",
        "indent",
        "dedent",
        "something unreadable",
        "a name",
        "a number",
        "a string",
        "an f-string",
        "f-string text",
        "end of f-string",
        "'('",
        "')'",
        "'['",
        "']'",
        "'{'",
        "'}'",
        "':'",
        "','",
        "';'",
        "'.'",
        "'...'",
        "'='",
        "':='",
        "'->'",
        "'!'",
        "'~'",
        "'+'",
        "'-'",
        "'*'",
        "'@'",
        "'/'",
        "'%'",
        "'**'",
        "'<<'",
        "'>>'",
        "'|'",
        "'^'",
        "'&'",
        "'//'",
        "'+='",
        "'-='",
        "'*='",
        "'@='",
        "'/='",
        "'%='",
        "'**='",
        "'<<='",
        "'>>='",
        "'|='",
        "'^='",
        "'&='",
        "'//='",
        "'=='",
        "'!='",
        "'<'",
        "'<='",
        "'>'",
        "'>='"
    };

    private TokenKind() {}

    /** A kind, as an error message shows it. */
    public static String describe(byte kind) {
        return kind < FALSE ? WORDS[kind] : "'" + Words.keyword(kind - FALSE) + "'";
    }
}
