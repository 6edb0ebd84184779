package org.codeanatomy.plugin.api.table;

/**
 * What a commit did.
 *
 * @param version the table's version after it
 * @param rows rows written
 * @param bytes bytes of data files written
 * @param files data files written
 */
public record WriteResult(long version, long rows, long bytes, int files) {}
