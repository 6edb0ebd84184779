package org.codeanatomy.plugin.host.internal.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.MemoryCharge;
import org.codeanatomy.plugin.host.PluginMemoryException;
import org.codeanatomy.plugin.host.view.MemoryStatus;
import org.codeanatomy.plugin.host.view.QueryMemory;

/** The off-heap memory of a generation: an allocator of its own, and what its calls hold for statements. Thread-safe. */
public final class GenerationMemory {

    private static final int MOST_SITES = 100;

    private final GenerationId generation;
    private final long budget;
    private final boolean remembersSites;
    private final Account total = new Account();
    private final Map<Object, StatementAccount> statements = new ConcurrentHashMap<>();
    private final List<String> leftAt = new ArrayList<>();
    private final BufferAllocator allocator;

    /**
     * What a statement's calls hold.
     *
     * @param holder says what it is doing
     */
    private record StatementAccount(Supplier<String> holder, Account account) {}

    /** Memory under a root. */
    public GenerationMemory(GenerationId generation, BufferAllocator root, MemorySettings settings) {
        this.generation = generation;
        this.budget = settings.budget(generation.plugin());
        this.remembersSites = settings.remembersSites();
        this.allocator = root.newChildAllocator(
                generation + " #" + generation.number(), new Charge(this, new Account()).listener(), 0, Long.MAX_VALUE);
    }

    /** Where the generation allocates outside of calls. */
    public BufferAllocator allocator() {
        return allocator;
    }

    /**
     * Counts calls for a statement.
     *
     * @param statement its identity: several charges of one statement are added up, until {@link #forget}
     * @param holder says what it is doing
     */
    public MemoryCharge charge(Object statement, Supplier<String> holder) {
        StatementAccount account =
                statements.computeIfAbsent(statement, any -> new StatementAccount(holder, new Account()));
        return new Charge(this, account.account());
    }

    /** A statement has ended. What its calls left open stays charged to the generation. */
    public void forget(Object statement) {
        statements.remove(statement);
    }

    /** What it holds. */
    public MemoryStatus status() {
        return new MemoryStatus(
                generation.number(),
                generation.plugin(),
                generation.version(),
                total.bytes(),
                total.peak(),
                budget,
                total.buffers());
    }

    /** What it holds for each statement, ordered by what that is doing. */
    public List<QueryMemory> queries() {
        return statements.values().stream()
                .map(statement -> new QueryMemory(
                        generation.number(),
                        generation.plugin(),
                        generation.version(),
                        statement.holder().get(),
                        statement.account().bytes(),
                        statement.account().peak(),
                        statement.account().buffers()))
                .sorted(Comparator.comparing(QueryMemory::query))
                .toList();
    }

    /** Where buffers that calls left open were allocated, as far as that was remembered. */
    public List<String> sites() {
        synchronized (leftAt) {
            return List.copyOf(leftAt);
        }
    }

    /** Closes the allocator, unless buffers are open: then whoever has them may still release them. */
    public void close() {
        if (allocator.getAllocatedMemory() == 0) {
            allocator.close();
        }
    }

    void admit(long more) {
        long held = total.bytes();
        if (more > budget - held) {
            throw new PluginMemoryException(
                    generation + " asked for " + more + " bytes of off-heap memory while it held "
                            + held + ", and its budget is " + budget + " bytes: let it hold less at a time, or raise "
                            + MemorySettings.nameOfBudget(generation.plugin()));
        }
    }

    Account total() {
        return total;
    }

    AllocationSites newSites() {
        return remembersSites ? new AllocationSites() : null;
    }

    void leftAt(List<String> sites) {
        synchronized (leftAt) {
            leftAt.addAll(sites.subList(0, Math.min(sites.size(), MOST_SITES - leftAt.size())));
        }
    }
}
