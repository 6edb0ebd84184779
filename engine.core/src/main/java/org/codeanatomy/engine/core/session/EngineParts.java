package org.codeanatomy.engine.core.session;

import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.core.activity.QueryLog;
import org.codeanatomy.engine.core.catalog.Catalog;
import org.codeanatomy.engine.core.pipeline.QueryExecutor;
import org.codeanatomy.engine.core.rehearsal.Recordings;
import org.codeanatomy.plugin.host.PluginHost;

/**
 * What all sessions of an engine share.
 *
 * @param allocator the engine's memory, of which sessions have children
 * @param system the tables of schema {@code sys}
 * @param queries told of every query
 * @param recordings what functions were lately called with
 * @param sessions those that are open; of a thread-safe kind
 */
record EngineParts(
        PluginHost host,
        QueryExecutor executor,
        BufferAllocator allocator,
        Catalog system,
        QueryLog queries,
        Recordings recordings,
        Set<EngineSession> sessions) {}
