package org.codeanatomy.plugin.host.view;

/**
 * The off-heap memory of a generation: what its own allocator gave out, and what its calls hold for statements. What a
 * call has returned belongs to the statement and is not in here.
 *
 * @param generation its number
 * @param plugin the plugin's name
 * @param version its bundle's version
 * @param bytes held now
 * @param peakBytes the most it ever held
 * @param budgetBytes the most it may hold
 * @param openBuffers allocations that are held now; of a retired generation, those it left open
 */
public record MemoryStatus(
        long generation,
        String plugin,
        String version,
        long bytes,
        long peakBytes,
        long budgetBytes,
        int openBuffers) {}
