package org.codeanatomy.plugin.delta.log;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A log makes us open a file that is not the table's. Unchecked, because it has to pass through Delta Kernel, which
 * calls us back; {@link DeltaErrors#outsidePath} makes the refusal of it that callers see.
 */
public final class OutsidePathException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String named;
    private final String target;

    OutsidePathException(String named, Path target) {
        super("the path " + named + " leads to " + target);
        this.named = named;
        this.target = target.toString();
    }

    /** The path as the log has it, or the name of a link. */
    String named() {
        return named;
    }

    /** Where it leads. */
    String target() {
        return target;
    }

    /** The one among the causes of a failure, if that is what it is. */
    public static Optional<OutsidePathException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutsidePathException outside) {
                return Optional.of(outside);
            }
        }
        return Optional.empty();
    }
}
