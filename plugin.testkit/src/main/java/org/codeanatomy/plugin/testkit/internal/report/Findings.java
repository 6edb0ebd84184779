package org.codeanatomy.plugin.testkit.internal.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.ContractReport;
import org.codeanatomy.plugin.testkit.Finding;

/**
 * Collects what is found. Of one subject and check the first problem is kept: what follows it is mostly its consequence.
 * Holds texts only, so that nothing of a plugin is kept. Thread-safe.
 */
public final class Findings {

    private final List<Finding> problems = new ArrayList<>();
    private final Set<String> first = new HashSet<>();
    private final List<Finding> notChecked = new ArrayList<>();
    private final List<Finding> checked = new ArrayList<>();

    /** Something breaks the contract. */
    public synchronized void problem(Check check, String subject, String sentence) {
        if (first.add(check + " " + subject)) {
            problems.add(new Finding(check, subject, sentence));
        }
    }

    /** Something breaks the contract, and it is one of several that are all to be told. */
    public synchronized void oneOfProblems(Check check, String subject, String sentence) {
        problems.add(new Finding(check, subject, sentence));
    }

    /** Something could not be checked. */
    public synchronized void notChecked(Check check, String subject, String sentence) {
        notChecked.add(new Finding(check, subject, sentence));
    }

    /** Something was checked. */
    public synchronized void checked(Check check, String subject, String sentence) {
        checked.add(new Finding(check, subject, sentence));
    }

    /** Whether anything of the subject was found to break the contract. */
    public synchronized boolean hasProblem(String subject) {
        return problems.stream().anyMatch(problem -> problem.subject().equals(subject));
    }

    /** The report, so far. */
    public synchronized ContractReport report(String plugin) {
        return new ContractReport(plugin, problems, notChecked, checked);
    }
}
