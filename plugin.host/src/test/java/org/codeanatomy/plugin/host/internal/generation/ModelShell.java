package org.codeanatomy.plugin.host.internal.generation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A shell without a framework: a journal that is a flag, a published pointer that is a flag, and steps that are answered
 * when somebody says so. Thread-safe, as the real one: a decision is atomic, the doing is not.
 */
final class ModelShell {

    private final Deque<Action> asked = new ArrayDeque<>();
    private final List<Object> trace = new ArrayList<>();
    private Lifecycle now;
    private boolean journalled;
    private boolean withdrawn;
    private boolean served;
    private int takenBack;
    private int memoryReleased;

    ModelShell(Origin origin) {
        now = Lifecycle.of(origin);
    }

    /** Takes an event: what needs no answer is done, the rest is noted. */
    synchronized void handle(Event event) {
        Transition transition = now.on(event);
        now = transition.next();
        trace.add(event);
        for (Action action : transition.actions()) {
            trace.add(action);
            switch (action) {
                case EXAMINE, START_TRANSIENTLY, AGREE, TEST, COMMIT, SWITCH, DRAIN, DRAIN_CANCELLED, REMOVE_BUNDLE ->
                    asked.add(action);
                case WITHDRAW -> withdrawn = true;
                case RELEASE_SERVICES -> withdrawn |= now.phase() != Phase.SUSPENDED;
                case RELEASE_MEMORY -> memoryReleased++;
                case TAKE_BACK -> {
                    takenBack++;
                    journalled = false;
                }
                default -> {
                    // nothing that this model sees
                }
            }
        }
    }

    /** Answers the next step, as a number from 0 says, or lets somebody else act. */
    void choose(int choice) {
        switch (choice) {
            case 0 -> handle(new Event.RetireAsked(false, "was stopped"));
            case 1 -> handle(new Event.ServiceLost("lost a service"));
            case 2 -> handle(new Event.RetireAsked(true, "was replaced"));
            case 3 -> answer(false);
            default -> answer(true);
        }
    }

    /** Does the next step that was asked for; false if there is none. */
    boolean answer(boolean well) {
        Action action;
        synchronized (this) {
            action = asked.poll();
        }
        if (action == null) {
            return false;
        }
        handle(
                switch (action) {
                    case COMMIT -> commit(well);
                    case SWITCH -> publish();
                    case DRAIN, DRAIN_CANCELLED -> new Event.Drained();
                    case REMOVE_BUNDLE -> new Event.Gone();
                    default -> well ? new Event.Passed() : new Event.Failed("a check failed");
                });
        return true;
    }

    void answerAll() {
        boolean more = true;
        while (more) {
            more = answer(true);
        }
    }

    private synchronized Event commit(boolean well) {
        journalled |= well;
        return well ? new Event.Passed() : new Event.Failed("the disk is full");
    }

    private synchronized Event publish() {
        if (withdrawn) {
            return new Event.Failed("was stopped");
        }
        served = true;
        return new Event.Passed();
    }

    synchronized Phase phase() {
        return now.phase();
    }

    synchronized boolean journalled() {
        return journalled;
    }

    synchronized boolean served() {
        return served;
    }

    synchronized int takenBack() {
        return takenBack;
    }

    synchronized int memoryReleased() {
        return memoryReleased;
    }

    @Override
    public synchronized String toString() {
        return now + " after " + trace;
    }
}
