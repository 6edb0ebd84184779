package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.catalog.StatementTables;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.sql.FunctionRegistry;
import org.codeanatomy.engine.core.sql.QueryText;
import org.codeanatomy.engine.core.sql.QueryTranslator;
import org.codeanatomy.plugin.host.PluginHost;

/** Plans the query of one statement: text, algebra, better algebra, physical plan. Used once. */
public final class QueryPlanner {

    private final ConstantFolder folder;
    private final RelOptCluster cluster;
    private final QueryTranslator translator;

    /**
     * A planner for one statement.
     *
     * @param tables what it may name
     * @param functions the functions that its lease holds
     * @param host asked who served a function formerly
     * @param allocator where constants are computed
     */
    public QueryPlanner(
            StatementTables tables, FunctionRegistry functions, PluginHost host, BufferAllocator allocator) {
        this.folder = new ConstantFolder(allocator, functions);
        this.cluster = PlanningCluster.create(folder);
        this.translator = new QueryTranslator(tables, functions, host, cluster);
    }

    /**
     * The plan of a query.
     *
     * @throws org.codeanatomy.engine.api.EngineException if it does not parse or validate, or cannot be planned
     */
    public PlannedQuery plan(QueryText query) {
        return guarded(() -> {
            RelRoot root = translator.translate(query);
            return planned(root, root.project(), List.of());
        });
    }

    /**
     * The plan of a query that may have parameters.
     *
     * @throws org.codeanatomy.engine.api.EngineException as {@link #plan}, and if the type of one cannot be told
     */
    public PlannedQuery planPrepared(QueryText query) {
        return guarded(() -> {
            List<Field> parameters = new ArrayList<>();
            RelRoot root = translator.translatePrepared(query, parameters::add);
            return planned(root, root.project(), parameters);
        });
    }

    /**
     * The same for one execution, with values.
     *
     * @param values one per parameter, as constants hold them
     */
    public PlannedQuery planPrepared(QueryText query, List<Object> values) {
        return guarded(() -> {
            List<Field> parameters = new ArrayList<>();
            RelRoot root = translator.translatePrepared(query, parameters::add);
            if (parameters.size() != values.size()) {
                return planned(root, root.project(), parameters); // another query than the values are for
            }
            return planned(root, KnownParameters.in(root.project(), values), parameters);
        });
    }

    private static PlannedQuery guarded(Supplier<PlannedQuery> planning) {
        try {
            return planning.get();
        } catch (EngineException ours) {
            throw ours;
        } catch (StackOverflowError nested) {
            throw new EngineException(
                    Stage.VALIDATE, "QUERY_TOO_COMPLEX", "the query is nested too deeply; take it apart with views");
        } catch (RuntimeException | AssertionError defect) {
            throw new EngineException(
                    Stage.VALIDATE,
                    "PLANNING_FAILED",
                    "this query cannot be planned (" + defect.getMessage() + "); this is a defect of the engine",
                    defect);
        }
    }

    private PlannedQuery planned(RelRoot root, RelNode algebra, List<Field> parameters) {
        RelNode optimized = new LogicalOptimizer(cluster).optimize(algebra);
        PlanNotes notes = new PlanNotes();
        PhysicalPlan plan = new PhysicalPlanner(cluster.getRexBuilder(), notes).plan(optimized);
        return new PlannedQuery(plan, root.fields.rightList(), parameters, notes, folder.asked());
    }
}
