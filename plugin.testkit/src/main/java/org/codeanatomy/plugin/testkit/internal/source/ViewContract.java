package org.codeanatomy.plugin.testkit.internal.source;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.codeanatomy.plugin.api.source.IntegrityRule;
import org.codeanatomy.plugin.api.source.ModelView;
import org.codeanatomy.plugin.api.source.ViewPack;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.internal.report.Failures;
import org.codeanatomy.plugin.testkit.internal.report.Findings;

/** The contract of a view pack, as far as it can be told without an engine. */
public final class ViewContract {

    private final Findings findings;

    /** Tells what it finds. */
    public ViewContract(Findings findings) {
        this.findings = findings;
    }

    /** Checks one pack. */
    public void check(ViewPack pack) {
        String subject = "view pack " + pack.name();
        try {
            Set<String> names = new HashSet<>();
            for (ModelView view : pack.views()) {
                check(view, names, subject);
            }
            Set<String> rules = new HashSet<>();
            for (IntegrityRule rule : pack.rules()) {
                check(rule, rules, subject);
            }
            findings.checked(
                    Check.VIEWS,
                    subject,
                    pack.views().size() + " views, " + pack.rules().size() + " rules");
            findings.notChecked(Check.VIEWS, subject, "whether its SQL is valid; that needs an engine");
        } catch (RuntimeException | LinkageError thrown) {
            Failures.isAdmitted(thrown, "listing views", subject, findings);
        }
    }

    private void check(ModelView view, Set<String> names, String subject) {
        if (!names.add(view.name().toLowerCase(Locale.ROOT))) {
            problem(subject, "has two views named " + view.name() + "; SQL does not tell them apart");
        }
        if (view.sql().isBlank()) {
            problem(subject, "has no SQL for view " + view.name());
        }
        for (String key : view.key()) {
            if (view.schema() == null
                    || view.schema().getFields().stream()
                            .noneMatch(f -> f.getName().equals(key))) {
                problem(subject, "names " + key + " as key of view " + view.name() + ", which has no such column");
            }
        }
    }

    private void check(IntegrityRule rule, Set<String> names, String subject) {
        if (!names.add(rule.name().toLowerCase(Locale.ROOT))) {
            problem(subject, "has two rules named " + rule.name());
        }
        if (rule.sql().isBlank() || rule.message().isBlank()) {
            problem(subject, "has no SQL or no message for rule " + rule.name());
        }
    }

    private void problem(String subject, String sentence) {
        findings.oneOfProblems(Check.VIEWS, subject, sentence);
    }
}
