package org.codeanatomy.engine.core.session;

import java.util.List;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.core.activity.TrackedQuery;
import org.codeanatomy.engine.core.catalog.Rows;
import org.codeanatomy.engine.core.catalog.SystemTables;
import org.codeanatomy.engine.core.expression.FunctionResolver;
import org.codeanatomy.engine.core.pipeline.BatchStream;
import org.codeanatomy.engine.core.pipeline.PlanStatistics;
import org.codeanatomy.engine.core.pipeline.QueryContext;
import org.codeanatomy.engine.core.plan.PlannedQuery;
import org.codeanatomy.engine.core.sql.FunctionRegistry;
import org.codeanatomy.engine.core.sql.Statement;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.SnapshotLease;

/** Runs one statement, from its lease to its result. */
final class StatementRunner {

    private final EngineSession session;
    private final PluginHost host;
    private final TrackedQuery query;
    private final RunningStatement running;
    private final Function<LeaseHolder, SnapshotLease> leases;

    StatementRunner(EngineSession session, TrackedQuery query, Function<LeaseHolder, SnapshotLease> leases) {
        this.session = session;
        this.host = session.host();
        this.query = query;
        this.running = new RunningStatement(query.description());
        this.leases = leases;
    }

    /** The result; what holds the lease longer than this call is the rows of a query and of a procedure. */
    Result run(Statement statement) {
        StatementScope scope = new StatementScope(host, leases.apply(running), session);
        boolean kept = false;
        try {
            if (statement instanceof Statement.Query select) {
                Result result = query(scope, scope.plan(select.query()));
                kept = true;
                return result;
            }
            if (statement instanceof Statement.Call call) {
                Result result = call(scope, call);
                kept = true;
                return result;
            }
            return session.answered(query, answer(scope, statement));
        } finally {
            if (!kept) {
                scope.close();
            }
        }
    }

    /** The result of a prepared statement. */
    Result run(PreparedQuery prepared, Object[] values) {
        List<Object> constants = ParameterValues.of(prepared.parameters(), values);
        StatementScope scope = new StatementScope(host, leases.apply(running), session);
        boolean kept = false;
        try {
            Result result = query(scope, prepared.plan(scope, constants));
            kept = true;
            return result;
        } finally {
            if (!kept) {
                scope.close();
            }
        }
    }

    private Rows answer(StatementScope scope, Statement statement) {
        if (statement instanceof Statement.Explain explain) {
            return explain(scope, explain);
        }
        if (statement instanceof Statement.Show show) {
            return switch (show.subject()) {
                case TABLES -> Descriptions.tables(session.catalog(), session.system());
                case FUNCTIONS -> Descriptions.functions(scope.functions());
                case PLUGINS -> SystemTables.plugins(host);
                case SETTINGS -> session.settings().rows();
            };
        }
        if (statement instanceof Statement.DescribeQuery described) {
            return Descriptions.columns(scope.plan(described.query()).schema());
        }
        if (statement instanceof Statement.DescribeTable table) {
            return new Descriptions(scope).table(table);
        }
        new Definitions(session.catalog(), scope).run(statement);
        return null;
    }

    private Result query(StatementScope scope, PlannedQuery planned) {
        SnapshotLease lease = scope.lease();
        lease.narrow(planned.generations());
        query.uses(planned.boundTo());
        BufferAllocator allocator = allocator();
        BatchStream stream = start(scope, planned, allocator);
        Result[] self = new Result[1];
        // not the scope: it holds services of generations that this statement has just given up
        StreamResult result = new StreamResult(planned.schema(), stream, allocator, query, () -> {
            lease.close();
            session.ended(self[0]);
        });
        self[0] = result;
        session.opened(result, lease);
        running.onCancel(result::cancel);
        return result;
    }

    private BatchStream start(StatementScope scope, PlannedQuery planned, BufferAllocator allocator) {
        Settings settings = session.settings();
        FunctionRegistry functions = scope.functions().narrowed(planned.generations());
        FunctionResolver recorded = session.recorded(functions);
        QueryContext context = new QueryContext(allocator, recorded, settings.threads(), settings.deterministic());
        try {
            return session.executor().start(planned.plan(), context);
        } catch (RuntimeException | Error failure) {
            allocator.close();
            throw failure;
        }
    }

    private BufferAllocator allocator() {
        return session.allocator()
                .newChildAllocator("statement", 0, session.settings().memoryBytes());
    }

    private Result call(StatementScope scope, Statement.Call call) {
        BufferAllocator allocator = allocator();
        try {
            return new ProcedureCalls(scope, host).call(call, allocator, query, running, session);
        } catch (RuntimeException | Error failure) {
            allocator.close();
            throw failure;
        }
    }

    private Rows explain(StatementScope scope, Statement.Explain explain) {
        PlannedQuery planned = scope.plan(explain.query());
        query.uses(planned.boundTo());
        PlanStatistics statistics = explain.analyze() ? runToEnd(scope, planned) : null;
        Rows rows = new Rows().text("plan");
        if (explain.json()) {
            return rows.row(planned.json(statistics));
        }
        planned.text(statistics).lines().forEach(rows::row);
        return rows;
    }

    private PlanStatistics runToEnd(StatementScope scope, PlannedQuery planned) {
        try (BufferAllocator allocator = allocator();
                BatchStream stream = start(scope, planned, allocator)) {
            running.onCancel(stream::cancel);
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                batch.close();
            }
            return stream.statistics();
        }
    }
}
