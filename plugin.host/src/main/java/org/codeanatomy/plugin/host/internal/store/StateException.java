package org.codeanatomy.plugin.host.internal.store;

/** The state on disk cannot be used. The message is a sentence for people. */
public final class StateException extends Exception {

    private static final long serialVersionUID = 1L;

    StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
