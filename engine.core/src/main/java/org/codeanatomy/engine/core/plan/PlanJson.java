package org.codeanatomy.engine.core.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.pipeline.PlanStatistics;

/** Prints a plan as one JSON object per operator, with its inputs inside. */
final class PlanJson {

    private final PlanNotes notes;
    private final PlanStatistics statistics;
    private final ObjectMapper mapper = new ObjectMapper();
    private int next;

    PlanJson(PlanNotes notes, PlanStatistics statistics) {
        this.notes = notes;
        this.statistics = statistics;
    }

    String render(PhysicalPlan plan) {
        ObjectNode root = node(plan);
        if (statistics != null) {
            root.put("peakBytes", statistics.peakBytes());
        }
        return root.toString();
    }

    private ObjectNode node(PhysicalPlan plan) {
        ObjectNode node = mapper.createObjectNode();
        node.put("operator", PlanLabels.name(plan));
        notes.estimate(plan).ifPresent(rows -> node.put("estimatedRows", Math.round(rows)));
        int index = next++;
        if (statistics != null && index < statistics.operators().size()) {
            PlanStatistics.OperatorStatistics did = statistics.operators().get(index);
            node.put("rows", did.rows());
            node.put("nanos", did.nanos());
            node.put("bytes", did.bytes());
        }
        Map<String, String> facts = new LinkedHashMap<>(PlanLabels.facts(plan));
        facts.putAll(notes.facts(plan));
        facts.forEach(node::put);
        ArrayNode inputs = node.putArray("inputs");
        plan.inputs().forEach(input -> inputs.add(node(input)));
        return node;
    }
}
