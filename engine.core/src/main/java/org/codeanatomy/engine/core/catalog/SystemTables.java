package org.codeanatomy.engine.core.catalog;

import org.codeanatomy.engine.core.activity.QueryGeneration;
import org.codeanatomy.engine.core.activity.QueryLog;
import org.codeanatomy.engine.core.activity.QueryRecord;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginStatus;
import org.codeanatomy.plugin.host.view.GenerationStatus;
import org.codeanatomy.plugin.host.view.HealthStatus;
import org.codeanatomy.plugin.host.view.HistoryEntry;
import org.codeanatomy.plugin.host.view.MemoryStatus;
import org.codeanatomy.plugin.host.view.QueryMemory;
import org.codeanatomy.plugin.host.view.RequirementStatus;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.codeanatomy.plugin.host.view.ServiceStatus;

/** The tables of schema {@code sys}: what the runtime knows of itself. */
public final class SystemTables {

    private SystemTables() {}

    /** The schema over this host, what it knows, and the queries of an engine. */
    public static Catalog over(PluginHost host, RuntimeView runtime, QueryLog queries) {
        Catalog system = new Catalog();
        add(system, "plugins", RecordRows.table(PluginStatus.class, host::plugins));
        add(system, "plugin_generations", RecordRows.table(GenerationStatus.class, runtime::generations));
        add(system, "plugin_health", RecordRows.table(HealthStatus.class, runtime::health));
        add(system, "plugin_history", RecordRows.table(HistoryEntry.class, runtime::history));
        add(system, "plugin_memory", RecordRows.table(MemoryStatus.class, runtime::memory));
        add(system, "plugin_requirements", RecordRows.table(RequirementStatus.class, runtime::requirements));
        add(system, "plugin_services", RecordRows.table(ServiceStatus.class, runtime::services));
        add(system, "queries", RecordRows.table(QueryRecord.class, queries::queries));
        add(system, "query_generations", RecordRows.table(QueryGeneration.class, queries::generations));
        add(system, "query_memory", RecordRows.table(QueryMemory.class, runtime::queryMemory));
        return system;
    }

    private static void add(Catalog system, String name, RowsTable table) {
        system.add(name, new CatalogEntry.Own(table, "system"));
    }

    /** Every plugin the host knows, as {@code SHOW PLUGINS} returns them. */
    public static Rows plugins(PluginHost host) {
        return new RecordRows<>(PluginStatus.class, host::plugins).rows();
    }
}
