package org.codeanatomy.plugin.host.internal.generation;

import java.util.Optional;
import org.codeanatomy.plugin.host.LifecycleEvent.Kind;

/** Which changes of phase are told to the world. */
public final class Milestone {

    private Milestone() {}

    /** What a change of phase means to others; nothing if it is an affair of the host. */
    public static Optional<Kind> of(Phase before, Phase after) {
        if (before == after) {
            return Optional.empty();
        }
        return switch (after) {
            case EXAMINING -> Optional.of(Kind.LOAD);
            case STARTING -> Optional.of(Kind.VALIDATE);
            case AGREEING -> before == Phase.EXAMINING ? Optional.of(Kind.VALIDATE) : Optional.empty();
            case COMMITTING -> Optional.of(Kind.ADMIT);
            case SWITCHING -> Optional.of(before == Phase.COMMITTING ? Kind.COMMIT : Kind.ADMIT);
            case ACTIVE -> Optional.of(before == Phase.SWITCHING ? Kind.SWITCH : Kind.RESUME);
            case SUSPENDING -> Optional.of(Kind.SUSPEND);
            case SUSPENDED -> before == Phase.REPUBLISHING ? Optional.of(Kind.SUSPEND) : Optional.empty();
            case DRAINING -> Optional.of(Kind.DRAIN);
            case STOPPED, REHEARSED -> Optional.of(Kind.RETIRE);
            case REMOVING -> before == Phase.DRAINING ? Optional.of(Kind.RETIRE) : Optional.empty();
            case COLLECTED -> Optional.of(Kind.COLLECT);
            case RETAINED -> Optional.of(Kind.RETAIN);
            case ABANDONED -> Optional.of(Kind.REFUSE);
            case REFUSED -> before == Phase.ABANDONED ? Optional.empty() : Optional.of(Kind.REFUSE);
            default -> Optional.empty();
        };
    }
}
