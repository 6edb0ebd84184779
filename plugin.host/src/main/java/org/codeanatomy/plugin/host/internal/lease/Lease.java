package org.codeanatomy.plugin.host.internal.lease;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.MemoryCharge;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.SnapshotLease;

/** Holds generations until it is closed. Thread-safe, without a lock. */
final class Lease implements SnapshotLease {

    private final String snapshotId;
    private final AtomicReference<List<LiveGeneration>> held = new AtomicReference<>();

    private Lease(String snapshotId) {
        this.snapshotId = snapshotId;
    }

    /** A lease on all of these, or null if one of them is closed already. */
    static Lease tryOn(String snapshotId, List<LiveGeneration> generations, LeaseHolder holder) {
        return new Lease(snapshotId).acquire(generations, holder, LiveGeneration::tryHold);
    }

    /**
     * The same, where some are held by somebody else already and may be closed.
     *
     * @param again those of {@code generations}
     */
    static Lease tryOn(
            String snapshotId, List<LiveGeneration> generations, List<LiveGeneration> again, LeaseHolder holder) {
        return new Lease(snapshotId)
                .acquire(
                        generations,
                        holder,
                        (generation, lease, who) -> again.contains(generation)
                                ? generation.holdAgain(lease, who)
                                : generation.tryHold(lease, who));
    }

    /** What it holds; nothing if it is closed. */
    List<LiveGeneration> heldNow() {
        List<LiveGeneration> generations = held.get();
        return generations == null ? List.of() : generations;
    }

    @Override
    public String snapshotId() {
        return snapshotId;
    }

    @Override
    public List<GenerationId> generations() {
        return stillHeld().stream().map(LiveGeneration::id).toList();
    }

    @Override
    public <T> List<ServedService<T>> services(Class<T> slot) {
        List<ServedService<T>> served = new ArrayList<>();
        for (LiveGeneration generation : stillHeld()) {
            served.addAll(generation.services(slot));
        }
        return served;
    }

    @Override
    public void narrow(Set<GenerationId> used) {
        List<LiveGeneration> before;
        List<LiveGeneration> kept;
        do {
            before = stillHeld();
            kept = before.stream()
                    .filter(generation -> used.contains(generation.id()))
                    .toList();
            if (kept.size() < used.size()) {
                Set<GenerationId> foreign = new HashSet<>(used);
                before.forEach(generation -> foreign.remove(generation.id()));
                throw new IllegalArgumentException("The lease does not hold " + foreign + ".");
            }
        } while (!held.compareAndSet(before, kept));
        for (LiveGeneration generation : before) {
            if (!kept.contains(generation)) {
                generation.release(this);
            }
        }
    }

    @Override
    public MemoryCharge charge(GenerationId generation) {
        return stillHeld().stream()
                .filter(held -> held.id().equals(generation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The lease does not hold " + generation + "."))
                .charge(this);
    }

    @Override
    public SnapshotLease fork(LeaseHolder holder) {
        Lease fork = new Lease(snapshotId).acquire(stillHeld(), holder, LiveGeneration::holdAgain);
        if (fork == null) {
            throw closed();
        }
        return fork;
    }

    @Override
    public void close() {
        List<LiveGeneration> released = held.getAndSet(null);
        if (released != null) {
            released.forEach(generation -> generation.release(this));
        }
    }

    private Lease acquire(List<LiveGeneration> generations, LeaseHolder holder, Hold hold) {
        List<LiveGeneration> acquired = new ArrayList<>(generations.size());
        for (LiveGeneration generation : generations) {
            if (!hold.on(generation, this, holder)) {
                acquired.forEach(other -> other.release(this));
                return null;
            }
            acquired.add(generation);
        }
        held.set(List.copyOf(acquired));
        return this;
    }

    private List<LiveGeneration> stillHeld() {
        List<LiveGeneration> generations = held.get();
        if (generations == null) {
            throw closed();
        }
        return generations;
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("The lease is closed; take a new one.");
    }

    /** How a generation is held: afresh, or once more. */
    @FunctionalInterface
    private interface Hold {
        boolean on(LiveGeneration generation, Lease lease, LeaseHolder holder);
    }
}
