package org.codeanatomy.run.console.command;

/** A command that cannot go on: one sentence and an exit code. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    /** A failure for a person to read. */
    public CommandException(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    /** What the process answers. */
    ExitCode code() {
        return code;
    }
}
