package org.codeanatomy.plugin.testkit;

import java.util.List;

/**
 * What a check of a plugin found.
 *
 * @param plugin its name and version, or the name of its file if the host did not take it
 * @param problems where it breaks its contract; empty if it does not
 * @param notChecked what could not be checked, and what it would need
 * @param checked what was checked
 */
public record ContractReport(String plugin, List<Finding> problems, List<Finding> notChecked, List<Finding> checked) {

    /** Copies the lists. */
    public ContractReport {
        problems = List.copyOf(problems);
        notChecked = List.copyOf(notChecked);
        checked = List.copyOf(checked);
    }

    /** Whether no problem was found. */
    public boolean passed() {
        return problems.isEmpty();
    }

    /** The report for people: all problems, then all that was not checked, then what was. */
    public String text() {
        StringBuilder text = new StringBuilder(plugin);
        text.append(
                switch (problems.size()) {
                    case 0 -> " keeps its contract.";
                    case 1 -> " breaks its contract in one place:";
                    default -> " breaks its contract in " + problems.size() + " places:";
                });
        list(text, "  ", problems);
        list(text, "  not checked: ", notChecked);
        list(text, "  checked: ", checked);
        return text.toString();
    }

    private static void list(StringBuilder text, String prefix, List<Finding> findings) {
        findings.forEach(finding -> text.append('\n').append(prefix).append(finding));
    }
}
