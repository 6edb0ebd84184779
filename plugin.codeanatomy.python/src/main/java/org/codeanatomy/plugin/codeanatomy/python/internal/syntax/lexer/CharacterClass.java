package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

/** What a byte can begin. */
final class CharacterClass {

    static final byte INVALID = 0;
    static final byte WHITESPACE = 1;
    static final byte IDENTIFIER = 2;
    static final byte DIGIT = 3;
    static final byte QUOTE = 4;
    static final byte NEWLINE = 5;
    static final byte COMMENT = 6;
    static final byte BACKSLASH = 7;
    static final byte OPENING = 8;
    static final byte CLOSING = 9;
    static final byte OPERATOR = 10;

    private static final byte[] CLASSES = new byte[256];
    private static final boolean[] IDENTIFIER_PART = new boolean[256];

    static {
        classify(" \t\f", WHITESPACE);
        classify("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", IDENTIFIER);
        classify("0123456789", DIGIT);
        classify("\"'", QUOTE);
        classify("\r\n", NEWLINE);
        classify("#", COMMENT);
        classify("\\", BACKSLASH);
        classify("([{", OPENING);
        classify(")]}", CLOSING);
        classify("+-*/%@&|^~<>=!:;,.", OPERATOR);
        for (int b = 0; b < 256; b++) {
            if (b >= 128) {
                CLASSES[b] = IDENTIFIER;
            }
            IDENTIFIER_PART[b] = CLASSES[b] == IDENTIFIER || CLASSES[b] == DIGIT;
        }
    }

    private CharacterClass() {}

    private static void classify(String characters, byte characterClass) {
        for (int i = 0; i < characters.length(); i++) {
            CLASSES[characters.charAt(i)] = characterClass;
        }
    }

    static byte of(byte b) {
        return CLASSES[b & 0xff];
    }

    /** Whether a byte can go on an identifier; every byte beyond ASCII can, until the identifier is complete. */
    static boolean isIdentifierPart(byte b) {
        return IDENTIFIER_PART[b & 0xff];
    }
}
