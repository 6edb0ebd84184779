package org.codeanatomy.engine.core.plan;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.pipeline.PlanStatistics;

/** Prints a plan as a tree: one operator per line with its rows, its facts in lines below it. */
final class PlanText {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int KIB = 1024;

    private final PlanNotes notes;
    private final PlanStatistics statistics;
    private final StringBuilder out = new StringBuilder();
    private int next;

    PlanText(PlanNotes notes, PlanStatistics statistics) {
        this.notes = notes;
        this.statistics = statistics;
    }

    String render(PhysicalPlan plan) {
        print(plan, "", "");
        if (statistics != null) {
            out.append("peak memory: ").append(memory(statistics.peakBytes())).append('\n');
        }
        return out.toString();
    }

    private void print(PhysicalPlan plan, String head, String indent) {
        out.append(head).append(PlanLabels.name(plan)).append(figures(plan)).append('\n');
        boolean leaf = plan.inputs().isEmpty();
        Map<String, String> facts = new LinkedHashMap<>(PlanLabels.facts(plan));
        facts.putAll(notes.facts(plan));
        facts.forEach((name, value) -> out.append(indent)
                .append(leaf ? "    " : "│   ")
                .append(name)
                .append(": ")
                .append(value)
                .append('\n'));
        for (int i = 0; i < plan.inputs().size(); i++) {
            boolean last = i == plan.inputs().size() - 1;
            print(plan.inputs().get(i), indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "));
        }
    }

    private String figures(PhysicalPlan plan) {
        OptionalDouble estimate = notes.estimate(plan);
        String estimated = estimate.isPresent() ? " (~" + Math.round(estimate.getAsDouble()) + " rows)" : "";
        int index = next++;
        if (statistics == null || index >= statistics.operators().size()) {
            return estimated;
        }
        PlanStatistics.OperatorStatistics did = statistics.operators().get(index);
        String held = did.bytes() == 0 ? "" : ", " + memory(did.bytes());
        return estimated
                + String.format(Locale.ROOT, " [%d rows, %.2f ms%s]", did.rows(), did.nanos() / NANOS_PER_MILLI, held);
    }

    private static String memory(long bytes) {
        return bytes < KIB * KIB ? (bytes + KIB - 1) / KIB + " KiB" : bytes / KIB / KIB + " MiB";
    }
}
