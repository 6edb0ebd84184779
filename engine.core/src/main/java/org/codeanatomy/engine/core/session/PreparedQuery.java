package org.codeanatomy.engine.core.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.api.PreparedStatement;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.core.catalog.Catalog.NamedEntry;
import org.codeanatomy.engine.core.plan.PlannedQuery;
import org.codeanatomy.engine.core.sql.ArrowTypes;
import org.codeanatomy.engine.core.sql.QueryText;
import org.codeanatomy.plugin.host.GenerationId;

/**
 * A prepared statement: its text, and its plan as long as that is good. A plan names generations and functions, and holds
 * neither a service nor a table of a plugin, so that it keeps nothing alive. Thread-safe.
 */
final class PreparedQuery implements PreparedStatement {

    private final EngineSession session;
    private final QueryText query;
    private final List<Field> parameters;
    private final Schema schema;
    private final Set<String> plugins;
    private volatile Kept kept;
    private volatile boolean momentary;
    private volatile boolean closed;

    /** A plan, and the names it was made with. */
    private record Kept(PlannedQuery plan, Map<String, Optional<NamedEntry>> names) {

        boolean isGoodIn(StatementScope scope) {
            return scope.lease().generations().containsAll(plan.boundTo())
                    && scope.tables().isUnchanged(names);
        }
    }

    /** Plans it for the first time. */
    PreparedQuery(EngineSession session, QueryText query, StatementScope scope) {
        this.session = session;
        this.query = query;
        PlannedQuery first = scope.planPrepared(query);
        this.parameters = first.parameters();
        this.schema = first.schema();
        this.plugins = first.boundTo().stream().map(GenerationId::plugin).collect(Collectors.toSet());
        keep(first, scope);
    }

    private void keep(PlannedQuery plan, StatementScope scope) {
        momentary = !plan.isReusable();
        kept = momentary ? null : new Kept(plan, scope.tables().consulted());
    }

    @Override
    public String sql() {
        return query.statement();
    }

    @Override
    public List<Field> parameters() {
        return parameters;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** The plugins whose code it runs. */
    Set<String> plugins() {
        return plugins;
    }

    @Override
    public Result execute(Object... values) {
        if (closed) {
            throw new IllegalStateException("the prepared statement is closed");
        }
        return session.execute(this, values);
    }

    /** Its plan under a lease: the one there is if it is good, or a new one. */
    PlannedQuery plan(StatementScope scope, List<Object> values) {
        Kept before = kept;
        if (before != null && before.isGoodIn(scope)) {
            return before.plan().bind(values);
        }
        boolean once = momentary;
        PlannedQuery again = planAgain(scope, values, once);
        if (!once) {
            keep(again, scope);
        } else if (again.isReusable()) {
            momentary = false; // what it names was replaced: the next plan is one to keep
        }
        return again.bind(values);
    }

    /** @param once whether the plan is for these values only, which providers then are told of */
    private PlannedQuery planAgain(StatementScope scope, List<Object> values, boolean once) {
        PlannedQuery again;
        try {
            again = once ? scope.planPrepared(query, values) : scope.planPrepared(query);
        } catch (EngineException refusal) {
            throw new EngineException(
                    refusal.stage(),
                    refusal.code(),
                    "the prepared statement cannot be planned any more: " + refusal.getMessage(),
                    refusal.details(),
                    null);
        }
        requireSame("parameters", parameters, again.parameters());
        requireSame("columns", schema.getFields(), again.schema().getFields());
        return again;
    }

    /** Whoever prepared it counts on its types. */
    private static void requireSame(String what, List<Field> before, List<Field> now) {
        if (!types(before).equals(types(now))) {
            throw new EngineException(
                    Stage.VALIDATE,
                    "SIGNATURE_CHANGED",
                    "the prepared statement cannot be run any more: its " + what + " were " + shown(before)
                            + " and are " + shown(now) + " now, since a function or table it uses was replaced;"
                            + " prepare it anew");
        }
    }

    private static List<ArrowType> types(List<Field> fields) {
        return fields.stream().map(Field::getType).toList();
    }

    private static String shown(List<Field> fields) {
        return fields.stream().map(ArrowTypes::sqlName).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public void close() {
        closed = true;
        kept = null;
        session.closed(this);
    }
}
