package org.codeanatomy.plugin.host.internal.bundle;

import java.io.IOException;

/** Exceptions as text, so that none of a plugin's outlives the call: a stack trace keeps its classes alive. */
public final class Texts {

    private Texts() {}

    /** What led to an exception in the first place, in one line. */
    public static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        String kind = root.getClass().getSimpleName();
        return message == null || message.isBlank()
                ? kind
                : kind + ": " + message.strip().lines().findFirst().orElseThrow();
    }

    /** Why a file cannot be read or written: what the system says, with the kind of problem where that is only a path. */
    public static String of(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass() == IOException.class && message != null && !message.isBlank()
                ? message.strip()
                : of((Throwable) failure);
    }
}
