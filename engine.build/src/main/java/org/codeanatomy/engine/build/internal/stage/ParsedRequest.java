package org.codeanatomy.engine.build.internal.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;
import org.codeanatomy.engine.build.BuildRequest;
import org.codeanatomy.engine.build.internal.files.GlobPattern;

/**
 * Stage parse: a request with its texts read.
 *
 * @param source absolute path of the repository
 * @param output absolute path of the output folder
 * @param include what to look at; empty for everything
 * @param exclude what to leave out
 */
record ParsedRequest(Path source, Path output, List<GlobPattern> include, List<GlobPattern> exclude) {

    /**
     * Reads a request.
     *
     * @throws BuildException naming every malformed glob
     */
    static ParsedRequest of(BuildRequest request) {
        List<String> problems = new ArrayList<>();
        List<GlobPattern> include = parse(request.includeGlobs(), problems);
        List<GlobPattern> exclude = parse(request.excludeGlobs(), problems);
        if (!problems.isEmpty()) {
            throw BuildException.ofProblems(Kind.CONFIGURATION, "INVALID_REQUEST", problems);
        }
        return new ParsedRequest(
                request.source().toAbsolutePath().normalize(),
                request.output().toAbsolutePath().normalize(),
                include,
                exclude);
    }

    private static List<GlobPattern> parse(List<String> globs, List<String> problems) {
        List<GlobPattern> patterns = new ArrayList<>();
        for (String glob : globs) {
            try {
                patterns.add(GlobPattern.parse(glob));
            } catch (IllegalArgumentException malformed) {
                problems.add(malformed.getMessage());
            }
        }
        return patterns;
    }
}
