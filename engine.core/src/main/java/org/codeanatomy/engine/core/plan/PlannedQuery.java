package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
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
    private final PlanNotes notes;

    PlannedQuery(PhysicalPlan plan, List<String> columns, PlanNotes notes) {
        this.plan = plan;
        this.columns = List.copyOf(columns);
        this.notes = notes;
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
