package org.codeanatomy.plugin.host.internal.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.codeanatomy.plugin.api.health.HealthReport;
import org.codeanatomy.plugin.api.health.PluginHealth;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.internal.lease.LiveGeneration;
import org.codeanatomy.plugin.host.internal.lease.Publications;
import org.codeanatomy.plugin.host.internal.slot.ServedSlots;

/**
 * Asks generations how they are, under a lease, so that none is stopped while it answers. Runs plugin code, bounded.
 * Thread-safe.
 */
public final class HealthChecks {

    private final Publications publications;
    private final Duration limit;

    /** @param limit how long an answer may take */
    public HealthChecks(Publications publications, Duration limit) {
        this.publications = publications;
        this.limit = limit;
    }

    /** A generation, and what it answered; empty if it has no check. */
    public record Answer(GenerationId generation, Optional<HealthReport> report, long millis) {}

    /**
     * Asks a candidate.
     *
     * @param replaced the generation whose place it is to take, or null
     */
    public Optional<HealthReport> ofCandidate(LiveGeneration candidate, LiveGeneration replaced) {
        return ask(List.of(candidate.id()), holder -> publications.leaseProspective(candidate, replaced, holder))
                .get(0)
                .report();
    }

    /** Asks serving generations, all at once. One that does not serve any more has no answer. */
    public List<Answer> ofServing(List<GenerationId> generations) {
        return ask(generations, publications::lease);
    }

    private List<Answer> ask(List<GenerationId> generations, Function<LeaseHolder, SnapshotLease> leasing) {
        List<Open> open = new ArrayList<>();
        try {
            for (GenerationId generation : generations) {
                open.add(new Open(generation, leasing));
            }
            return open.stream().map(asked -> asked.answer(limit)).toList();
        } finally {
            open.forEach(Open::close);
        }
    }

    /** A question that is under way, and the lease it holds. */
    private static final class Open {

        private final GenerationId generation;
        private final Checkup checkup;
        private final SnapshotLease lease;
        private final boolean hasCheck;
        private final long begin = System.nanoTime();

        Open(GenerationId generation, Function<LeaseHolder, SnapshotLease> leasing) {
            this.generation = generation;
            this.checkup = new Checkup(generation);
            this.lease = leasing.apply(checkup);
            List<PluginHealth> checks = checks(lease, generation);
            lease.narrow(checks.isEmpty() ? Set.of() : Set.of(generation));
            this.hasCheck = !checks.isEmpty();
            checkup.ask(checks);
        }

        Answer answer(Duration limit) {
            Optional<HealthReport> report = hasCheck ? Optional.of(checkup.answer(limit)) : Optional.empty();
            return new Answer(generation, report, (System.nanoTime() - begin) / 1_000_000);
        }

        void close() {
            lease.close();
        }

        /** A component that fills several slots is asked once. */
        private static List<PluginHealth> checks(SnapshotLease lease, GenerationId generation) {
            Set<PluginHealth> checks = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Class<?> slot : ServedSlots.types()) {
                for (ServedService<?> served : lease.services(slot)) {
                    if (served.generation().equals(generation) && served.service() instanceof PluginHealth check) {
                        checks.add(check);
                    }
                }
            }
            return List.copyOf(checks);
        }
    }
}
