package org.codeanatomy.engine.api;

import java.util.Map;
import java.util.Objects;

/** A statement that failed: at which stage, with which code, and one sentence for a person. */
public final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How far the statement had come. */
    public enum Stage {
        /** It does not parse. */
        PARSE,
        /** It names something unknown, or types do not fit. */
        VALIDATE,
        /** A setting, path or configuration is wrong. */
        CONFIGURE,
        /** Its rows could not be computed. */
        EXECUTE
    }

    private final Stage stage;
    private final String code;
    private final transient Map<String, String> details;

    /**
     * A failure.
     *
     * @param code upper-case words joined by underscores, for instance {@code UNKNOWN_TABLE}
     * @param message one sentence, and the next step if there is one
     * @param details facts by name, for programs; copied
     * @param cause what led to it, or null; never a plugin's own exception object
     */
    public EngineException(Stage stage, String code, String message, Map<String, String> details, Throwable cause) {
        super(Objects.requireNonNull(message, "message is null"), cause);
        this.stage = Objects.requireNonNull(stage, "stage is null");
        this.code = Objects.requireNonNull(code, "code is null");
        this.details = Map.copyOf(details);
    }

    /** A failure without details or cause. */
    public EngineException(Stage stage, String code, String message) {
        this(stage, code, message, Map.of(), null);
    }

    /** A failure with a cause. */
    public EngineException(Stage stage, String code, String message, Throwable cause) {
        this(stage, code, message, Map.of(), cause);
    }

    /** How far the statement had come. */
    public Stage stage() {
        return stage;
    }

    /** The code that programs may match. */
    public String code() {
        return code;
    }

    /** Facts by name; empty if there are none. */
    public Map<String, String> details() {
        return details == null ? Map.of() : details;
    }
}
