package org.codeanatomy.engine.core.testing;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.core.session.EngineComponent;

/** An engine with one session, two small tables, and a plugin named demo. Closing it proves that nothing leaked. */
public final class DemoEngine implements AutoCloseable {

    private final FixedPluginHost host = new FixedPluginHost();
    private final EngineComponent engine;
    private final Session session;
    private final List<VectorSchemaRoot> data = new ArrayList<>();

    /** Opens it. */
    public DemoEngine() {
        host.with("demo", new DemoFunctions(), new DemoTables());
        host.formerly("scalar-function", "whisper", "hush 1.2.0");
        host.formerly("table-provider", "pebbles", "quarry 3.0.1");
        engine = new EngineComponent(host, host);
        session = engine.openSession(SessionSettings.small().withThreads(2));
        register(
                "things",
                List.of(
                        "id int not null",
                        "kind text",
                        "price decimal(10,2)",
                        "made date",
                        "seen timestamp",
                        "x double",
                        "ok bool"),
                List.of(
                        asList("1", "a", "1.50", "2024-01-31", "2024-01-31 10:20:30", "1.5", "true"),
                        asList("2", "b", "2.00", "2024-02-29", "2024-01-31 10:20:30.123456", "-2.5", "false"),
                        asList("3", "a", null, null, null, null, null),
                        asList("4", null, "7.25", "1969-12-31", "1969-12-31 23:59:59.999999", "0", "true")));
        register(
                "parts",
                List.of("thing int", "label text", "n bigint"),
                List.of(
                        asList("1", "x", "10"),
                        asList("1", "y", "20"),
                        asList("3", "z", null),
                        asList(null, "w", "5"),
                        asList("9", "x", "7")));
    }

    private void register(String name, List<String> columns, List<List<String>> rows) {
        VectorSchemaRoot root = TextTable.of(session.allocator(), columns, rows);
        data.add(root);
        session.register(name, root);
    }

    /** The host. */
    public FixedPluginHost host() {
        return host;
    }

    /** The engine. */
    public EngineComponent engine() {
        return engine;
    }

    /** The session. */
    public Session session() {
        return session;
    }

    @Override
    public void close() {
        data.forEach(VectorSchemaRoot::close);
        session.close();
        assertThat(host.openLeases()).as("leases left open").isZero();
        engine.close();
        host.close();
    }
}
