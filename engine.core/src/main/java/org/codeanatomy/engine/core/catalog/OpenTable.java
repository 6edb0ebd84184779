package org.codeanatomy.engine.core.catalog;

import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.host.GenerationId;

/**
 * A table opened for one statement.
 *
 * @param name as people read it
 * @param generation whose it is, or null for the engine's own
 */
public record OpenTable(String name, Table table, GenerationId generation) {}
