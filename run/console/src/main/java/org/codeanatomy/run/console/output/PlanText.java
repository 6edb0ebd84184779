package org.codeanatomy.run.console.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.codeanatomy.plugin.host.ChangePlan;
import org.codeanatomy.plugin.host.ChangePlan.Fate;
import org.codeanatomy.plugin.host.ChangePlan.NameChange;
import org.codeanatomy.plugin.host.PluginUse;

/** A planned change of plugins as people read it. */
public final class PlanText {

    private static final String INDENT = "  ";

    private PlanText() {}

    /** The lines, without a line feed at the end of the last. */
    public static String render(ChangePlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add(plan.change() + ": " + verdict(plan));
        plan.problems().forEach(problem -> lines.add(INDENT + problem));
        plan.notes().forEach(note -> lines.add("note: " + note));
        if (plan.problems().isEmpty()) {
            lines.add("used by: "
                    + (plan.uses().isEmpty() ? "nothing" : plan.uses().size()));
            plan.uses().stream().map(PlanText::use).forEach(lines::add);
            lines.add("names: " + names(plan));
            Stream.of(Fate.ADDED, Fate.REMOVED, Fate.CHANGED)
                    .flatMap(fate -> plan.names().stream().filter(name -> name.fate() == fate))
                    .map(PlanText::name)
                    .forEach(lines::add);
            lines.add("other bundles that restart: "
                    + (plan.restarts().isEmpty() ? "none" : String.join(", ", plan.restarts())));
            lines.add("Nothing was changed.");
        }
        return String.join("\n", lines);
    }

    private static String verdict(ChangePlan plan) {
        if (!plan.problems().isEmpty()) {
            return "would be refused";
        }
        if (plan.change().startsWith("uninstall")) {
            return "would be done";
        }
        return plan.tried()
                ? "would be admitted; it was started aside and passed every check"
                : "fits, as far as its jar tells; --trial starts it aside and tells the rest";
    }

    private static String use(PluginUse use) {
        return INDENT + use.kind() + ": " + use.description();
    }

    private static String names(ChangePlan plan) {
        List<String> counts = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            long count =
                    plan.names().stream().filter(name -> name.fate() == fate).count();
            if (count > 0) {
                counts.add(count + " " + word(fate, plan.tried()));
            }
        }
        return counts.isEmpty() ? "none" : String.join(", ", counts);
    }

    private static String word(Fate fate, boolean tried) {
        return switch (fate) {
            case ADDED -> "added";
            case REMOVED -> "removed";
            case CHANGED -> "changed";
            case KEPT -> tried ? "unchanged" : "kept (whether they mean the same, --trial tells)";
        };
    }

    private static String name(NameChange change) {
        return switch (change.fate()) {
            case ADDED -> INDENT + "+ " + change.slot() + " " + change.name() + spaced(change.after());
            case REMOVED -> INDENT + "- " + change.slot() + " " + change.name() + spaced(change.before());
            default ->
                INDENT + "~ " + change.slot() + " " + change.name() + ": " + orNothing(change.before()) + " becomes "
                        + orNothing(change.after());
        };
    }

    private static String spaced(String meaning) {
        return meaning.isEmpty() ? "" : " " + meaning;
    }

    private static String orNothing(String meaning) {
        return meaning.isEmpty() ? "nothing" : meaning;
    }
}
