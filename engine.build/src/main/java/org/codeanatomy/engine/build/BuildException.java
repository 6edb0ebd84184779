package org.codeanatomy.engine.build;

import java.util.List;
import java.util.Objects;

/** A build that was refused or failed: what kind of failure, a code for programs, and one sentence for people. */
public final class BuildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kinds of failure, each with the exit code of a command that fails so. */
    public enum Kind {
        /** Paths, globs or the set of plugins do not fit. */
        CONFIGURATION(4),
        /** An extractor failed. */
        EXTRACTION(10),
        /** The views do not fit the evidence. */
        NORMALISATION(11),
        /** The source files could not be found out. */
        SCHEDULING(12),
        /** Rows could not be computed or written, a rule was broken, or the build was cancelled. */
        EXECUTION(13);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code of a command that fails so. */
        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;
    private final String code;

    /**
     * A failure.
     *
     * @param code upper-case words joined by underscores, for instance {@code NO_SOURCE_FILES}
     * @param message one sentence, and the next step if there is one
     * @param cause what led to it, or null; never a plugin's own exception object
     */
    public BuildException(Kind kind, String code, String message, Throwable cause) {
        super(Objects.requireNonNull(message, "message is null"), cause);
        this.kind = Objects.requireNonNull(kind, "kind is null");
        this.code = Objects.requireNonNull(code, "code is null");
    }

    /** A failure without a cause. */
    public BuildException(Kind kind, String code, String message) {
        this(kind, code, message, null);
    }

    /** Several problems found at once, one sentence each, joined in order. */
    public static BuildException ofProblems(Kind kind, String code, List<String> problems) {
        return new BuildException(kind, code, String.join("; ", problems));
    }

    /** What kind of failure it is. */
    public Kind kind() {
        return kind;
    }

    /** The code that programs may match. */
    public String code() {
        return code;
    }
}
