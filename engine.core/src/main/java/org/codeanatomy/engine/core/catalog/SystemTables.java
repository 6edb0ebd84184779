package org.codeanatomy.engine.core.catalog;

import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginStatus;

/** The tables of schema {@code sys}: what the runtime knows of itself. */
public final class SystemTables {

    private SystemTables() {}

    /** The schema over this host. */
    public static Catalog over(PluginHost host) {
        Catalog system = new Catalog();
        system.add("plugins", new CatalogEntry.Own(new RowsTable(() -> plugins(host)), "system"));
        return system;
    }

    /** Every plugin the host knows, as {@code SHOW PLUGINS} returns them. */
    public static Rows plugins(PluginHost host) {
        Rows rows = new Rows()
                .text("name")
                .text("version")
                .text("build_id")
                .text("state")
                .text("slots")
                .text("sha256")
                .text("reason");
        for (PluginStatus plugin : host.plugins()) {
            rows.row(
                    plugin.name(),
                    plugin.version(),
                    plugin.buildId(),
                    plugin.state().name(),
                    String.join("; ", plugin.slots()),
                    plugin.sha256(),
                    plugin.reason());
        }
        return rows;
    }
}
