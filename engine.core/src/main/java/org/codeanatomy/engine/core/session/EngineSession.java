package org.codeanatomy.engine.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.PreparedStatement;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SlotLease;
import org.codeanatomy.engine.core.activity.QueryLog;
import org.codeanatomy.engine.core.activity.TrackedQuery;
import org.codeanatomy.engine.core.catalog.ArrowTable;
import org.codeanatomy.engine.core.catalog.Catalog;
import org.codeanatomy.engine.core.catalog.Catalog.NamedEntry;
import org.codeanatomy.engine.core.catalog.CatalogEntry;
import org.codeanatomy.engine.core.catalog.Rows;
import org.codeanatomy.engine.core.expression.FunctionResolver;
import org.codeanatomy.engine.core.pipeline.QueryExecutor;
import org.codeanatomy.engine.core.rehearsal.CallRecorder;
import org.codeanatomy.engine.core.sql.Statement;
import org.codeanatomy.engine.core.sql.StatementParser;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginUse;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session: a catalog, settings, and memory of its own. Thread-safe. */
final class EngineSession implements Session {

    /** The name of the session in which candidates are tried. */
    static final String SMOKE = "smoke";

    private static final Logger LOG = LoggerFactory.getLogger(EngineSession.class);

    private final EngineParts engine;
    private final String name;
    private final PluginHost host;
    private final BufferAllocator allocator;
    private final Settings first;
    private final Catalog catalog = new Catalog();
    private final Map<Result, SnapshotLease> open = new ConcurrentHashMap<>();
    private final Set<PreparedQuery> prepared = ConcurrentHashMap.newKeySet();
    private volatile Settings settings;
    private volatile boolean closed;

    /**
     * A session.
     *
     * @param name by which its queries are known
     */
    EngineSession(EngineParts engine, String name, Settings settings) {
        this.engine = engine;
        this.name = name;
        this.host = engine.host();
        this.allocator = engine.allocator().newChildAllocator("session", 0, settings.memoryBytes());
        this.first = settings;
        this.settings = settings;
    }

    @Override
    public List<String> split(String script) {
        return StatementParser.split(script);
    }

    @Override
    public Result execute(String sql) {
        return execute(sql, this::lease);
    }

    /** Runs a statement on the plugins that {@code leases} gives, which need not be those that are published. */
    Result execute(String sql, Function<LeaseHolder, SnapshotLease> leases) {
        requireOpen();
        TrackedQuery query = engine.queries().begin(name, sql);
        try {
            return run(StatementParser.parse(sql), query, leases);
        } catch (RuntimeException | Error failure) {
            query.failed(failure);
            throw failure;
        }
    }

    @Override
    public PreparedStatement prepare(String sql) {
        requireOpen();
        if (!(StatementParser.parse(sql) instanceof Statement.Query select)) {
            throw new EngineException(
                    EngineException.Stage.VALIDATE,
                    "NOT_A_QUERY",
                    "only queries can be prepared; execute this as it is");
        }
        try (StatementScope scope = scope(new RunningStatement("prepare " + QueryLog.shortened(sql)))) {
            PreparedQuery statement = new PreparedQuery(this, select.query(), scope);
            prepared.add(statement);
            return statement;
        }
    }

    /** Runs a prepared statement of this session. */
    Result execute(PreparedQuery statement, Object[] values) {
        requireOpen();
        TrackedQuery query = engine.queries().begin(name, statement.sql());
        try {
            return new StatementRunner(this, query, this::lease).run(statement, values);
        } catch (RuntimeException | Error failure) {
            query.failed(failure);
            throw failure;
        }
    }

    void closed(PreparedQuery statement) {
        prepared.remove(statement);
    }

    /** The prepared statements and views that use a plugin. */
    List<PluginUse> usersOf(String plugin) {
        List<PluginUse> users = new ArrayList<>();
        for (PreparedQuery statement : prepared) {
            if (statement.plugins().contains(plugin)) {
                users.add(new PluginUse("prepared statement", QueryLog.shortened(statement.sql())));
            }
        }
        for (NamedEntry entry : catalog.all()) {
            if (entry.entry() instanceof CatalogEntry.View view
                    && view.plugins().contains(plugin)) {
                users.add(new PluginUse("view", entry.name() + ": " + QueryLog.shortened(view.sql())));
            }
        }
        return users;
    }

    private Result run(Statement statement, TrackedQuery query, Function<LeaseHolder, SnapshotLease> leases) {
        if (statement instanceof Statement.SetSetting set) {
            change(settings.with(set.name().text(), set.value()));
            return answered(query, null);
        }
        if (statement instanceof Statement.Reset reset) {
            change(settings.reset(reset.name().text(), first));
            return answered(query, null);
        }
        if (statement instanceof Statement.Show show && show.subject() == Statement.Show.Subject.SETTINGS) {
            return answered(query, settings.rows());
        }
        return new StatementRunner(this, query, leases).run(statement);
    }

    private void change(Settings next) {
        settings = next;
        allocator.setLimit(next.memoryBytes());
    }

    /** The result of a statement that is at its end already; its rows, or null if it returns none. */
    Result answered(TrackedQuery query, Rows rows) {
        query.delivered(rows == null ? 0 : rows.count());
        query.done();
        return new RowsResult(rows, allocator);
    }

    @Override
    public void register(String name, VectorSchemaRoot data) {
        requireOpen();
        CatalogEntry.Own entry = new CatalogEntry.Own(new ArrowTable(name, data), "registered data");
        Definitions.requireTypes(data.getSchema());
        catalog.add(name, entry);
    }

    @Override
    public void register(String name, String kind, Map<String, String> options) {
        requireOpen();
        try (StatementScope scope = scope(new RunningStatement("register " + name))) {
            new Definitions(catalog, scope).add(name, new CatalogEntry.External(kind, options));
        }
    }

    @Override
    public SlotLease<TableSink> openSink(String kind, Map<String, String> options, Schema schema, WriteMode mode) {
        requireOpen();
        return SlotLeases.openSink(host, kind, options, schema, mode);
    }

    @Override
    public <T> List<SlotLease<T>> lease(Class<T> slot) {
        requireOpen();
        return SlotLeases.lease(host, slot);
    }

    @Override
    public BufferAllocator allocator() {
        return allocator;
    }

    @Override
    public List<String> completions() {
        requireOpen();
        try (StatementScope scope = scope(new RunningStatement("complete names"))) {
            return Completions.of(scope);
        }
    }

    /** Whoever reads a result of this session cannot wait for an update in place, which waits for that result. */
    private SnapshotLease lease(LeaseHolder holder) {
        return host.leaseAgain(holder, open.values());
    }

    private StatementScope scope(RunningStatement running) {
        return new StatementScope(host, lease(running), this);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
    }

    PluginHost host() {
        return host;
    }

    QueryExecutor executor() {
        return engine.executor();
    }

    /** Functions for one statement, whose calls are recorded if they are worth it: those of smoke queries are not. */
    FunctionResolver recorded(FunctionResolver functions) {
        return name.equals(SMOKE) ? functions : new CallRecorder(functions, engine.recordings());
    }

    Settings settings() {
        return settings;
    }

    Catalog catalog() {
        return catalog;
    }

    Catalog system() {
        return engine.system();
    }

    void opened(Result result, SnapshotLease lease) {
        open.put(result, lease);
    }

    void ended(Result result) {
        open.remove(result);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        engine.sessions().remove(this);
        open.keySet().forEach(Result::cancel);
        open.keySet().forEach(Result::close);
        prepared.forEach(PreparedQuery::close);
        catalog.clear();
        try {
            allocator.close();
        } catch (IllegalStateException leak) {
            // Arrow's way to say that buffers are open: those of an application that closes its data too late
            LOG.warn("A session was closed before data that was allocated from it: {}", leak.getMessage());
        }
    }
}
