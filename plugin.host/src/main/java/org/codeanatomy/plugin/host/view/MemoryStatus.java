package org.codeanatomy.plugin.host.view;

/**
 * The off-heap memory of a generation.
 *
 * @param generation its number
 * @param plugin the plugin's name
 * @param version its bundle's version
 * @param bytes held now
 * @param peakBytes the most it ever held
 * @param budgetBytes the most it may hold
 */
public record MemoryStatus(
        long generation, String plugin, String version, long bytes, long peakBytes, long budgetBytes) {}
