package org.codeanatomy.run.console.output;

/** What is known of the stream for what is no result. */
public final class StandardError {

    /** Set by the start script, which knows; the JDK can say so of all standard streams together only. */
    private static final String TERMINAL_PROPERTY = "codeanatomy.terminal";

    private StandardError() {}

    /** Whether a person looks at it, or a file or pipe takes it. */
    public static boolean isTerminal() {
        return Boolean.getBoolean(TERMINAL_PROPERTY);
    }
}
