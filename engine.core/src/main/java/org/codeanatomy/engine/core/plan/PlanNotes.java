package org.codeanatomy.engine.core.plan;

import java.time.Instant;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.plugin.host.GenerationId;

/** What planning knows of a plan beside the plan itself: for EXPLAIN, and which generations it needs. */
final class PlanNotes {

    private final IdentityHashMap<PhysicalPlan, Double> rows = new IdentityHashMap<>();
    private final IdentityHashMap<PhysicalPlan, Map<String, String>> facts = new IdentityHashMap<>();
    private final Set<GenerationId> generations = new HashSet<>();
    private final Instant now = Instant.now();
    private boolean momentary;

    /** The one time that the statement means by now. */
    Instant now() {
        momentary = true;
        return now;
    }

    /** The plan says what is so at the moment of planning: it has opened a plugin's table, or a picture of the system. */
    void markMomentary() {
        momentary = true;
    }

    /** Whether the plan is good for one execution only. */
    boolean isMomentary() {
        return momentary;
    }

    <P extends PhysicalPlan> P estimate(P plan, double estimatedRows) {
        rows.put(plan, estimatedRows);
        return plan;
    }

    OptionalDouble estimate(PhysicalPlan plan) {
        Double estimate = rows.get(plan);
        return estimate == null ? OptionalDouble.empty() : OptionalDouble.of(estimate);
    }

    void facts(PhysicalPlan plan, Map<String, String> named) {
        facts.put(plan, new LinkedHashMap<>(named));
    }

    Map<String, String> facts(PhysicalPlan plan) {
        return facts.getOrDefault(plan, Map.of());
    }

    void uses(GenerationId generation) {
        if (generation != null) {
            generations.add(generation);
        }
    }

    Set<GenerationId> generations() {
        return Set.copyOf(generations);
    }

    /** The estimates of a tree's inputs, summed, where the tree itself has none. */
    double estimateOr(PhysicalPlan plan, double otherwise) {
        return rows.getOrDefault(plan, otherwise);
    }

    /** Field names of a plan's columns. */
    static List<String> names(PhysicalPlan plan) {
        return plan.schema().getFields().stream().map(field -> field.getName()).toList();
    }
}
