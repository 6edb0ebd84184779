package org.codeanatomy.engine.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.TableSlots;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.SnapshotLease;

/** The table kinds that the plugins of one lease serve. */
public final class TableKinds {

    private final PluginHost host;
    private final SnapshotLease lease;

    /** The kinds of this lease; the host is asked who served a kind formerly. */
    public TableKinds(PluginHost host, SnapshotLease lease) {
        this.host = host;
        this.lease = lease;
    }

    /** Opens a table of a kind. */
    public OpenTable open(String name, String kind, Map<String, String> texts) {
        ServedService<TableProviderFactory> provider = provider(kind);
        Table table = PluginBoundary.call(Stage.CONFIGURE, provider.generation(), "open table " + name, () -> {
            Options options = provider.service().options().parse(texts);
            return provider.service().open(options);
        });
        return new OpenTable(name, table, provider.generation());
    }

    /**
     * Who serves a kind.
     *
     * @throws EngineException with code {@code UNKNOWN_TABLE_KIND}, naming the kinds there are
     */
    public ServedService<TableProviderFactory> provider(String kind) {
        List<String> known = new ArrayList<>();
        for (ServedService<TableProviderFactory> provider : lease.services(TableProviderFactory.class)) {
            String served = PluginBoundary.call(
                    Stage.CONFIGURE, provider.generation(), "name its table kind", provider.service()::kind);
            if (served.equalsIgnoreCase(kind)) {
                return provider;
            }
            known.add(served);
        }
        throw new EngineException(Stage.CONFIGURE, "UNKNOWN_TABLE_KIND", unknown(kind, known));
    }

    private String unknown(String kind, List<String> known) {
        return FormerProviders.sentence(host, "table kind " + kind, kind, TableSlots.TABLE_PROVIDER)
                .orElseGet(() -> "no plugin serves table kind " + kind
                        + (known.isEmpty()
                                ? "; none serves any table kind"
                                : "; there is " + String.join(", ", known)));
    }
}
