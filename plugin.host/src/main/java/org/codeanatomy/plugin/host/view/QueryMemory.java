package org.codeanatomy.plugin.host.view;

/**
 * The off-heap memory that calls of a generation hold for one statement. What a call has returned belongs to the
 * statement and is not in here.
 *
 * @param generation its number
 * @param plugin the plugin's name
 * @param version its bundle's version
 * @param query what the statement is doing, one line
 * @param bytes held now
 * @param peakBytes the most that was held at a time
 * @param openBuffers allocations that are held now
 */
public record QueryMemory(
        long generation, String plugin, String version, String query, long bytes, long peakBytes, int openBuffers) {}
