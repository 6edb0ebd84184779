package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NameTable;

/** Reads identifiers and keywords, and hands string prefixes on. */
final class IdentifierScanner {

    private final Lexer lexer;
    private final byte[] source;

    IdentifierScanner(Lexer lexer) {
        this.lexer = lexer;
        this.source = lexer.source;
    }

    /** Reads the word at the lexer's position. */
    void scan(NameTable names) {
        int start = lexer.position;
        int limit = lexer.limit;
        int hash = 0;
        int all = 0;
        int i = start;
        byte b = source[i];
        do {
            hash = NameTable.hashStep(hash, b);
            all |= b;
            i++;
            b = i < limit ? source[i] : 0;
        } while (CharacterClass.isIdentifierPart(b));
        boolean literal = (b == '"' || b == '\'') && i - start <= 2 && StringScanner.isPrefix(source, start, i);
        if (literal) {
            lexer.strings.scan(start, i);
        } else if (all < 0) {
            beyondAscii(start, i, names);
        } else {
            int number = names.number(source, start, i, hash);
            byte kind = number < Words.KEYWORD_COUNT ? (byte) (TokenKind.FALSE + number) : TokenKind.NAME;
            lexer.tokens.add(kind, start, i, number);
            lexer.position = i;
        }
    }

    /** The kind of the word at an offset, without reading it. */
    byte kindAt(int start, NameTable names) {
        int hash = 0;
        int i = start;
        while (i < lexer.limit && source[i] >= 'a' && source[i] <= 'z') {
            hash = NameTable.hashStep(hash, source[i++]);
        }
        boolean whole = i == lexer.limit || !CharacterClass.isIdentifierPart(source[i]);
        if (!whole || i - start < 3 || i - start > 8) {
            return TokenKind.NAME;
        }
        int number = names.number(source, start, i, hash);
        return number < Words.KEYWORD_COUNT ? (byte) (TokenKind.FALSE + number) : TokenKind.NAME;
    }

    private void beyondAscii(int start, int end, NameTable names) {
        int number = names.normalisedNumber(source, start, end);
        int wrong = firstInvalid(names.name(number));
        if (wrong >= 0) {
            lexer.invalid(end, String.format("The character U+%04X is not allowed in a name.", wrong));
        } else {
            lexer.tokens.add(TokenKind.NAME, start, end, number);
            lexer.position = end;
        }
    }

    /** The first code point of a name that cannot be there, or -1. What this Java does not know yet is allowed. */
    private static int firstInvalid(String name) {
        for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
            int c = name.codePointAt(i);
            boolean allowed = i == 0
                    ? c == '_' || Character.isUnicodeIdentifierStart(c)
                    : Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
            if (!allowed && Character.getType(c) != Character.UNASSIGNED) {
                return c;
            }
        }
        return -1;
    }
}
