package org.codeanatomy.engine.core.physical;

/**
 * A column to order by.
 *
 * @param column its index
 * @param descending from high to low; text by the bytes of its UTF-8, NaN above every other number
 * @param nullsFirst whether nulls come first
 */
public record SortKey(int column, boolean descending, boolean nullsFirst) {}
