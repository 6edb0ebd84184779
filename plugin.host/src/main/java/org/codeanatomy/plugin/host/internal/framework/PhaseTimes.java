package org.codeanatomy.plugin.host.internal.framework;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.codeanatomy.plugin.host.internal.generation.Phase;

/** When a generation first came into each phase. Thread-safe. */
final class PhaseTimes {

    private final Instant found = Instant.now();
    private final Map<Phase, Instant> first = new EnumMap<>(Phase.class);

    /** It is in this phase now. */
    synchronized void reached(Phase phase) {
        first.putIfAbsent(phase, Instant.now());
    }

    /** When it was found. */
    Instant found() {
        return found;
    }

    /** The first time that it came into one of these phases. */
    synchronized Optional<Instant> firstOf(Phase... phases) {
        for (Phase phase : phases) {
            if (first.containsKey(phase)) {
                return Optional.of(first.get(phase));
            }
        }
        return Optional.empty();
    }

    /** How long its class loader outlived its bundle; 0 if either is still there. */
    long millisFromRemovalToCollection() {
        Optional<Instant> collected = firstOf(Phase.COLLECTED);
        return firstOf(Phase.WATCHED)
                .flatMap(removed ->
                        collected.map(gone -> Duration.between(removed, gone).toMillis()))
                .orElse(0L);
    }
}
