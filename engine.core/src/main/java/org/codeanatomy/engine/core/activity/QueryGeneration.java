package org.codeanatomy.engine.core.activity;

/**
 * That a query uses a generation, as {@code sys.query_generations} shows it.
 *
 * @param queryId the query
 * @param generation the generation's number
 * @param plugin the plugin's name
 * @param version its bundle's version
 */
public record QueryGeneration(String queryId, long generation, String plugin, String version) {}
