package org.codeanatomy.engine.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.codeanatomy.engine.api.SessionSettings;

/**
 * What to build.
 *
 * @param source the repository: a directory, in a git work tree or not
 * @param output the folder of the tables: absent, empty, or made by an earlier build
 * @param includeGlobs only files that one of these matches are looked at; if there are none, all files. Patterns as in
 *     a {@code .gitignore} file, without negation
 * @param excludeGlobs files and directories that one of these matches are left out, besides those of tools, such as
 *     {@code .venv}, that no include spells out
 * @param settings threads and memory of the build
 */
public record BuildRequest(
        Path source, Path output, List<String> includeGlobs, List<String> excludeGlobs, SessionSettings settings) {

    /** Copies the globs. */
    public BuildRequest {
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(output, "output is null");
        Objects.requireNonNull(settings, "settings is null");
        includeGlobs = List.copyOf(includeGlobs);
        excludeGlobs = List.copyOf(excludeGlobs);
    }
}
