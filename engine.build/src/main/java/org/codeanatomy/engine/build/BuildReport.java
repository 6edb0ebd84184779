package org.codeanatomy.engine.build;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a build did.
 *
 * @param source absolute path of the repository
 * @param revision the commit that is checked out there, or null if there is none
 * @param output absolute path of the output folder
 * @param seconds how long it took
 * @param lines lines of source, or 0 if no evidence counts them
 * @param linesPerSecond lines divided by seconds
 * @param files number of source files by status; empty if no evidence lists them
 * @param nodes number of graph nodes by kind; empty if there is no graph
 * @param edges number of graph edges by kind; empty if there is no graph
 * @param tables the published tables, as the manifest lists them
 * @param warnings what was left out or could not be read, one sentence each
 */
public record BuildReport(
        String source,
        String revision,
        String output,
        double seconds,
        long lines,
        long linesPerSecond,
        Map<String, Long> files,
        Map<String, Long> nodes,
        Map<String, Long> edges,
        List<OutputManifest.Table> tables,
        List<String> warnings) {

    /** Copies maps, sorted by name, and lists. */
    public BuildReport {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
        edges = Collections.unmodifiableMap(new TreeMap<>(edges));
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
    }

    /** The report as one JSON object on one line; names are the components' in snake case. */
    public String toJson() {
        return Json.line(this);
    }
}
