package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

/** Leaves the statement that cannot be read; caught where statements are listed. Carries no stack trace. */
final class SyntaxFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int offset;
    private final boolean reported;

    private SyntaxFailure(String code, String message, int offset, boolean reported) {
        super(message, null, false, false);
        this.code = code;
        this.offset = offset;
        this.reported = reported;
    }

    /** A failure still to be reported. */
    static SyntaxFailure of(String code, String message, int offset) {
        return new SyntaxFailure(code, message, offset, false);
    }

    /** A failure whose cause the lexer has reported. */
    static SyntaxFailure alreadyReported(int offset) {
        return new SyntaxFailure("", "", offset, true);
    }

    String code() {
        return code;
    }

    int offset() {
        return offset;
    }

    boolean isReported() {
        return reported;
    }
}
