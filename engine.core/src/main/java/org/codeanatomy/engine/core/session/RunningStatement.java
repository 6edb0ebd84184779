package org.codeanatomy.engine.core.session;

import java.util.function.Consumer;
import org.codeanatomy.plugin.host.LeaseHolder;

/** A statement that holds a lease, and how it is told to stop. Thread-safe. */
final class RunningStatement implements LeaseHolder {

    private final String description;
    private String reason;
    private Consumer<String> stop;

    /**
     * A statement.
     *
     * @param description one line for people
     */
    RunningStatement(String description) {
        this.description = description;
    }

    @Override
    public String description() {
        return description;
    }

    /** Says how to stop; at once if that was asked for already. */
    void onCancel(Consumer<String> action) {
        String asked;
        synchronized (this) {
            stop = action;
            asked = reason;
        }
        if (asked != null) {
            action.accept(asked);
        }
    }

    @Override
    public void cancel(String why) {
        Consumer<String> action;
        synchronized (this) {
            reason = reason == null ? why : reason;
            action = stop;
        }
        if (action != null) {
            action.accept(why);
        }
    }
}
