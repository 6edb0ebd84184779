package org.codeanatomy.run.console.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.codeanatomy.engine.build.BuildReport;

/** What a build did, for people, and what to ask next. */
public final class BuildSummary {

    private static final String EXAMPLES =
            """
            SELECT node_kind, count(*) AS n FROM cpg_nodes GROUP BY node_kind ORDER BY n DESC, node_kind;

            SELECT f.qualified_name, f.path, f.line, count(*) AS calls
            FROM cpg_edges e JOIN cpg_nodes f ON f.node_id = e.dst_node_id
            WHERE e.edge_kind = 'PY_CALLS' AND f.node_kind = 'CST_FUNCTION_DEF'
            GROUP BY f.node_id, f.qualified_name, f.path, f.line ORDER BY calls DESC, f.path, f.line LIMIT 10;

            SELECT f.qualified_name, f.path, f.line FROM cpg_nodes f
            WHERE f.node_kind = 'CST_FUNCTION_DEF' AND f.name NOT LIKE '\\_\\_%' ESCAPE '\\'
              AND NOT EXISTS (SELECT 1 FROM cpg_edges e WHERE e.edge_kind = 'PY_CALLS' AND e.dst_node_id = f.node_id)
            ORDER BY f.path, f.line LIMIT 10;
            """;

    private BuildSummary() {}

    /**
     * The summary, with a line feed at its end.
     *
     * @param output the output folder if it is not the default one, else null; example commands need to name it
     */
    public static String render(BuildReport report, Path output) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "built %s in %.1f s: %,d lines, %,d lines/s%s%n",
                report.source(),
                report.seconds(),
                report.lines(),
                report.linesPerSecond(),
                PeakMemory.bytes().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                ", peak memory %,d MiB",
                                PeakMemory.bytes().getAsLong() >> 20)
                        : ""));
        text.append(counts("files", "status", report.files()));
        text.append(counts("nodes", "kind", report.nodes()));
        text.append(counts("edges", "kind", report.edges()));
        text.append(String.format(
                "%nAsk:  codeanatomy sql%s \"…\"   for instance%n%n", output == null ? "" : " --db " + output));
        return text.append(EXAMPLES).toString();
    }

    private static String counts(String what, String by, Map<String, Long> counts) {
        List<String[]> rows = new ArrayList<>();
        long total = 0;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            rows.add(new String[] {entry.getKey(), String.format(Locale.ROOT, "%,d", entry.getValue())});
            total += entry.getValue();
        }
        String footer = String.format(Locale.ROOT, "%,d", total);
        return AsciiTable.getTable(
                        AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
                        new Column[] {
                            new Column()
                                    .header(what + " by " + by)
                                    .footer("all")
                                    .headerAlign(HorizontalAlign.LEFT)
                                    .footerAlign(HorizontalAlign.LEFT)
                                    .dataAlign(HorizontalAlign.LEFT),
                            new Column()
                                    .header(what)
                                    .footer(footer)
                                    .headerAlign(HorizontalAlign.RIGHT)
                                    .footerAlign(HorizontalAlign.RIGHT)
                                    .dataAlign(HorizontalAlign.RIGHT)
                        },
                        rows.toArray(new String[0][]))
                + System.lineSeparator();
    }
}
