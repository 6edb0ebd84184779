package org.codeanatomy.run.console.shell;

/** An option of a command of the console that means nothing; the message says what it may be. */
final class WrongArgument extends Exception {

    private static final long serialVersionUID = 1L;

    WrongArgument(String message) {
        super(message);
    }
}
