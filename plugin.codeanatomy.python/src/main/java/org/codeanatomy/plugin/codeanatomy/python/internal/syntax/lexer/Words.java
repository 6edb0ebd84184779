package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NameTable;

/** The words of the language and their numbers in every {@link NameTable} made here. */
public final class Words {

    private static final String[] KEYWORDS = {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"
    };

    /** How many keywords there are; names with lower numbers are keywords. */
    public static final int KEYWORD_COUNT = KEYWORDS.length;

    public static final int MATCH = KEYWORD_COUNT;
    public static final int CASE = KEYWORD_COUNT + 1;
    public static final int TYPE = KEYWORD_COUNT + 2;
    public static final int UNDERSCORE = KEYWORD_COUNT + 3;
    public static final int STAR = KEYWORD_COUNT + 4;

    private static final String[] SOFT = {"match", "case", "type", "_", "*"};

    private Words() {}

    static String keyword(int number) {
        return KEYWORDS[number];
    }

    /** A table that knows the words. */
    public static NameTable newNameTable() {
        String[] words = new String[KEYWORDS.length + SOFT.length];
        System.arraycopy(KEYWORDS, 0, words, 0, KEYWORDS.length);
        System.arraycopy(SOFT, 0, words, KEYWORDS.length, SOFT.length);
        return new NameTable(words);
    }
}
