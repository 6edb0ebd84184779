package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.pipeline.PlanStatistics;
import org.codeanatomy.plugin.host.GenerationId;

/** A query that is ready to run. Immutable. */
public final class PlannedQuery {

    private final PhysicalPlan plan;
    private final List<String> columns;
    private final List<Field> parameters;
    private final PlanNotes notes;
    private final Set<GenerationId> folded;

    /**
     * A planned query.
     *
     * @param folded the generations whose answers stand in the plan as constants
     */
    PlannedQuery(
            PhysicalPlan plan,
            List<String> columns,
            List<Field> parameters,
            PlanNotes notes,
            Set<GenerationId> folded) {
        this.plan = plan;
        this.columns = List.copyOf(columns);
        this.parameters = List.copyOf(parameters);
        this.notes = notes;
        this.folded = Set.copyOf(folded);
    }

    /** Its parameters, in order; none unless it was planned as a prepared statement. */
    public List<Field> parameters() {
        return parameters;
    }

    /**
     * The same query with values in the place of its parameters.
     *
     * @param values one per parameter, as constants hold them
     */
    public PlannedQuery bind(List<Object> values) {
        return new PlannedQuery(Parameters.bind(plan, values), columns, List.of(), notes, folded);
    }

    /** Whether it may run more than once: it has opened no plugin's table, and depends on no point in time. */
    public boolean isReusable() {
        return !notes.isMomentary();
    }

    /** The generations it is only good for: those it runs, and those whose answers stand in it already. */
    public Set<GenerationId> boundTo() {
        Set<GenerationId> all = new HashSet<>(notes.generations());
        all.addAll(folded);
        return all;
    }

    /** What execution runs. */
    public PhysicalPlan plan() {
        return plan;
    }

    /** The columns of the result, as the query names them. */
    public Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Field field = plan.schema().getFields().get(i);
            fields.add(new Field(columns.get(i), field.getFieldType(), field.getChildren()));
        }
        return new Schema(fields);
    }

    /** The generations whose code the plan runs. */
    public Set<GenerationId> generations() {
        return notes.generations();
    }

    /**
     * The plan for people: a tree, one operator per line.
     *
     * @param statistics what it did, or null if it did not run
     */
    public String text(PlanStatistics statistics) {
        return new PlanText(notes, statistics).render(plan);
    }

    /** The same as JSON. */
    public String json(PlanStatistics statistics) {
        return new PlanJson(notes, statistics).render(plan);
    }
}
