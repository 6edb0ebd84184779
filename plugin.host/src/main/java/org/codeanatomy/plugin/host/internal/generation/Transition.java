package org.codeanatomy.plugin.host.internal.generation;

import java.util.List;

/** What an event leads to: the next lifecycle, and actions to be done in order. */
public record Transition(Lifecycle next, List<Action> actions) {

    /** Copies the actions. */
    public Transition {
        actions = List.copyOf(actions);
    }
}
