package org.codeanatomy.plugin.host.internal.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.MemoryCharge;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.internal.memory.GenerationMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services of a generation while they can be leased, and who holds them. Holding and releasing take no lock: one
 * atomic integer carries the number of leases and, as its sign, whether new ones are refused. Thread-safe.
 */
public final class LiveGeneration {

    private static final Logger LOG = LoggerFactory.getLogger(LiveGeneration.class);
    private static final int CLOSED = Integer.MIN_VALUE;

    private final GenerationId id;
    private final Map<Class<?>, List<Object>> services;
    private final GenerationMemory memory;
    private final AtomicInteger holds = new AtomicInteger();
    private final Map<Lease, LeaseHolder> holders = new ConcurrentHashMap<>();
    private final CountDownLatch drained = new CountDownLatch(1);

    /** Services by slot interface. */
    public LiveGeneration(GenerationId id, Map<Class<?>, List<Object>> services, GenerationMemory memory) {
        this.id = Objects.requireNonNull(id, "id is null");
        this.memory = Objects.requireNonNull(memory, "memory is null");
        Map<Class<?>, List<Object>> copy = new HashMap<>();
        services.forEach((slot, objects) -> copy.put(slot, List.copyOf(objects)));
        this.services = Map.copyOf(copy);
    }

    /** Whose services these are. */
    public GenerationId id() {
        return id;
    }

    /** Waits until it is closed and no lease holds it; false if that is not so within the limit. */
    public boolean awaitDrained(Duration limit) throws InterruptedException {
        return drained.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Tells all holders to stop, and returns how many there were. A holder that throws does not spare the others. */
    public int cancelHolders(String reason) {
        List<LeaseHolder> toldToStop = new ArrayList<>(holders.values());
        for (LeaseHolder holder : toldToStop) {
            try {
                holder.cancel(reason);
            } catch (RuntimeException e) {
                LOG.error("A statement could not be told to stop ({}).", reason, e);
            }
        }
        return toldToStop.size();
    }

    /** What the holders are doing, one line each. */
    public List<String> holderDescriptions() {
        return holders.values().stream().map(LeaseHolder::description).toList();
    }

    /** The services of a slot, ready to be handed out; empty if it does not fill the slot. */
    <T> List<ServedService<T>> services(Class<T> slot) {
        List<ServedService<T>> served = new ArrayList<>();
        for (Object service : services.getOrDefault(slot, List.of())) {
            served.add(new ServedService<>(id, slot.cast(service), memory.allocator()));
        }
        return served;
    }

    /** Counts calls under a lease that holds it. */
    MemoryCharge charge(Lease lease) {
        LeaseHolder holder = holders.get(lease);
        return memory.charge(lease, holder == null ? () -> "" : holder::description);
    }

    /** Takes a hold, unless it is closed. The holder is noted first, so that a cancellation can miss nobody. */
    boolean tryHold(Lease lease, LeaseHolder holder) {
        holders.put(lease, holder);
        int held = holds.get();
        while (held >= 0) {
            if (holds.compareAndSet(held, held + 1)) {
                return true;
            }
            held = holds.get();
        }
        holders.remove(lease);
        return false;
    }

    /** Takes another hold where there is one already, also when closed; false if it is drained. */
    boolean holdAgain(Lease lease, LeaseHolder holder) {
        holders.put(lease, holder);
        int held = holds.get();
        while ((held & ~CLOSED) > 0) {
            if (holds.compareAndSet(held, held + 1)) {
                return true;
            }
            held = holds.get();
        }
        holders.remove(lease);
        return false;
    }

    void release(Lease lease) {
        holders.remove(lease);
        memory.forget(lease);
        if (holds.decrementAndGet() == CLOSED) {
            drained.countDown();
        }
    }

    /** Refuses new holds from now on. */
    void close() {
        if (holds.getAndUpdate(held -> held | CLOSED) == 0) {
            drained.countDown();
        }
    }

    boolean isClosed() {
        return holds.get() < 0;
    }
}
