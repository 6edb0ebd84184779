package org.codeanatomy.plugin.host;

import java.time.Instant;
import java.util.Objects;

/**
 * A step in the life of a generation. Holds names only, so that keeping it keeps no class loader alive.
 *
 * @param kind what happened
 * @param at when
 * @param generation to which
 * @param buildId the source revision it was built from, for display; empty if it does not say
 * @param detail why, or what came of it, one sentence for people; empty if there is nothing to say
 */
public record LifecycleEvent(Kind kind, Instant at, GenerationId generation, String buildId, String detail) {

    /** What can happen to a generation. */
    public enum Kind {
        /** Its bundle is installed; its checks begin. */
        LOAD,
        /** Its manifest fits this runtime; its code is about to run. */
        VALIDATE,
        /** It passed every check; it is about to be committed, or published if it is not the host that brought it. */
        ADMIT,
        /** It is written into the journal, so that it is what serves after a restart; it is about to be published. */
        COMMIT,
        /** It did not fit, and never served. */
        REFUSE,
        /** It is published: statements planned from now on use it. */
        SWITCH,
        /** It lost a service and is not published until that is back. */
        SUSPEND,
        /** It is complete and published again. */
        RESUME,
        /** It is no longer published; statements that lease it run to their end. */
        DRAIN,
        /** No statement uses it any more; its services and memory are about to be given back. */
        RETIRE,
        /** Its class loader was collected. */
        COLLECT,
        /** Its class loader is still there although it should be gone. */
        RETAIN
    }

    /** Checks that nothing is missing. */
    public LifecycleEvent {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(generation, "generation is null");
        Objects.requireNonNull(buildId, "buildId is null");
        Objects.requireNonNull(detail, "detail is null");
    }
}
