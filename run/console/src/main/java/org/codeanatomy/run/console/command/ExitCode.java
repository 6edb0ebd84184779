package org.codeanatomy.run.console.command;

import org.codeanatomy.engine.api.EngineException;

/** What the process answers to its caller. The numbers are fixed. */
public enum ExitCode {
    /** All is well. */
    OK(0),
    /** Something that no other code fits. */
    GENERAL(1),
    /** The arguments are wrong. */
    ARGUMENTS(2),
    /** A statement does not parse or validate. */
    INVALID(3),
    /** Configuration or paths are wrong. */
    CONFIGURATION(4),
    /** A statement or build failed while it ran. */
    EXECUTION(13);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The process's exit status. */
    public int number() {
        return number;
    }

    /** The code for a statement that failed. */
    static ExitCode of(EngineException failure) {
        return switch (failure.stage()) {
            case PARSE, VALIDATE -> INVALID;
            case CONFIGURE -> CONFIGURATION;
            case EXECUTE -> EXECUTION;
        };
    }
}
