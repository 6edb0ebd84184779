package org.codeanatomy.plugin.host.internal.lease;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.internal.snapshot.Snapshot;

/**
 * The pointer to the published snapshot: who serves is what it says, and nothing else. Leasing takes no lock; changes
 * exclude each other. Thread-safe.
 */
public final class Publications {

    private final AtomicReference<Publication> published = new AtomicReference<>(Publication.of(List.of()));

    /** The published snapshot. */
    public Snapshot snapshot() {
        return published.get().snapshot();
    }

    /** Leases the published snapshot. */
    public SnapshotLease lease(LeaseHolder holder) {
        while (true) {
            Publication now = published.get();
            Lease lease = Lease.tryOn(now.snapshot().id(), now.generations(), holder);
            if (lease != null) {
                return lease;
            }
            Thread.onSpinWait(); // a generation is being withdrawn: the next snapshot is about to be published
        }
    }

    /**
     * Leases the published snapshot, and with it what these leases still hold of plugins that are not in it.
     *
     * @return empty if they hold nothing of that kind
     */
    public Optional<SnapshotLease> leaseAgain(LeaseHolder holder, Collection<SnapshotLease> held) {
        while (true) {
            List<LiveGeneration> serving = published.get().generations();
            Set<String> plugins = new HashSet<>();
            serving.forEach(generation -> plugins.add(generation.id().plugin()));
            List<LiveGeneration> draining = new ArrayList<>();
            for (SnapshotLease lease : held) {
                for (LiveGeneration generation : ((Lease) lease).heldNow()) {
                    if (plugins.add(generation.id().plugin())) {
                        draining.add(generation);
                    }
                }
            }
            if (draining.isEmpty()) {
                return Optional.empty();
            }
            List<LiveGeneration> all = new ArrayList<>(serving);
            all.addAll(draining);
            Publication prospect = Publication.of(all);
            Lease lease = Lease.tryOn(prospect.snapshot().id(), prospect.generations(), draining, holder);
            if (lease != null) {
                return Optional.of(lease);
            }
            Thread.onSpinWait(); // something was withdrawn, or given up, just now
        }
    }

    /** Leases what would be published if the candidate took the predecessor's place, without publishing it. */
    public SnapshotLease leaseProspective(LiveGeneration candidate, LiveGeneration predecessor, LeaseHolder holder) {
        while (true) {
            Publication prospect = Publication.of(replaced(predecessor, candidate));
            Lease lease = Lease.tryOn(prospect.snapshot().id(), prospect.generations(), holder);
            if (lease != null) {
                return lease;
            }
            if (candidate.isClosed()) {
                throw new IllegalStateException(candidate.id() + " was stopped.");
            }
            Thread.onSpinWait();
        }
    }

    /**
     * Publishes a generation, in place of its predecessor if that is published.
     *
     * @param predecessor may be null
     * @return false if the generation was withdrawn in the meantime; then nothing changes
     */
    public synchronized boolean publish(LiveGeneration generation, LiveGeneration predecessor) {
        if (generation.isClosed()) {
            return false;
        }
        published.set(Publication.of(replaced(predecessor, generation)));
        return true;
    }

    /** Takes a generation out of the published snapshot, if it is there, and refuses new leases on it. */
    public synchronized void withdraw(LiveGeneration generation) {
        List<LiveGeneration> remaining = new ArrayList<>(published.get().generations());
        if (remaining.remove(generation)) {
            published.set(Publication.of(remaining));
        }
        generation.close();
    }

    private List<LiveGeneration> replaced(LiveGeneration out, LiveGeneration in) {
        List<LiveGeneration> next = new ArrayList<>(published.get().generations());
        next.remove(out);
        next.add(in);
        return next;
    }
}
