package org.codeanatomy.engine.core.session;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.core.catalog.StatementTables;
import org.codeanatomy.engine.core.catalog.TableKinds;
import org.codeanatomy.engine.core.plan.PlannedQuery;
import org.codeanatomy.engine.core.plan.QueryPlanner;
import org.codeanatomy.engine.core.sql.FunctionRegistry;
import org.codeanatomy.engine.core.sql.QueryText;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.SnapshotLease;

/** What one statement is planned with: its lease, and through it tables and functions. Used by one thread. */
final class StatementScope implements AutoCloseable {

    private final PluginHost host;
    private final BufferAllocator allocator;
    private final SnapshotLease lease;
    private final TableKinds kinds;
    private final StatementTables tables;
    private final FunctionRegistry functions;

    StatementScope(PluginHost host, SnapshotLease lease, EngineSession session) {
        this.host = host;
        this.allocator = session.allocator();
        this.lease = lease;
        this.kinds = new TableKinds(host, lease);
        this.tables = new StatementTables(session.catalog(), session.system(), kinds);
        this.functions = new FunctionRegistry(lease);
    }

    PlannedQuery plan(QueryText query) {
        return new QueryPlanner(tables, functions, host, allocator).plan(query);
    }

    PlannedQuery planPrepared(QueryText query) {
        return new QueryPlanner(tables, functions, host, allocator).planPrepared(query);
    }

    PlannedQuery planPrepared(QueryText query, List<Object> values) {
        return new QueryPlanner(tables, functions, host, allocator).planPrepared(query, values);
    }

    SnapshotLease lease() {
        return lease;
    }

    TableKinds kinds() {
        return kinds;
    }

    StatementTables tables() {
        return tables;
    }

    FunctionRegistry functions() {
        return functions;
    }

    @Override
    public void close() {
        lease.close();
    }
}
