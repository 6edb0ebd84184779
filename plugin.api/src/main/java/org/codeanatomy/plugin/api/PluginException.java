package org.codeanatomy.plugin.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A failure that a person can act on: where it happened, a code that programs may match, and one sentence.
 *
 * <p>The host turns it into text where a plugin's call returns, so that no {@code Throwable} of a plugin outlives the
 * call; causes are for logs.
 */
public final class PluginException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What was being done when it failed. */
    public enum Stage {
        /** Arguments or options were read. */
        ARGUMENTS,
        /** A statement was planned. */
        PLANNING,
        /** Rows were computed, read or written. */
        EXECUTION,
        /** Source files were turned into evidence. */
        EXTRACTION,
        /** A table was committed. */
        COMMIT
    }

    private final Stage stage;
    private final String code;
    private final transient Map<String, String> details;

    /**
     * A failure with named details.
     *
     * @param code upper-case words joined by underscores, for instance {@code UNSUPPORTED_TABLE_FEATURE}
     * @param message one sentence: what was asked, what was found, what to do next
     * @param details facts by name, for programs; copied
     * @param cause what led to it, or null
     */
    public PluginException(Stage stage, String code, String message, Map<String, String> details, Throwable cause) {
        super(Objects.requireNonNull(message, "message is null"), cause);
        this.stage = Objects.requireNonNull(stage, "stage is null");
        this.code = Objects.requireNonNull(code, "code is null");
        this.details = Map.copyOf(details);
    }

    /** A failure without details or cause. */
    public PluginException(Stage stage, String code, String message) {
        this(stage, code, message, Map.of(), null);
    }

    /** A failure with a cause and no details. */
    public PluginException(Stage stage, String code, String message, Throwable cause) {
        this(stage, code, message, Map.of(), cause);
    }

    /** Several problems found at once, one sentence each, joined in order. */
    public static PluginException ofProblems(Stage stage, String code, List<String> problems) {
        return new PluginException(stage, code, String.join("; ", problems));
    }

    /** What was being done. */
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
