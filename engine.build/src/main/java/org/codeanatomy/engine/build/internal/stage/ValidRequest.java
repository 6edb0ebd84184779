package org.codeanatomy.engine.build.internal.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;
import org.codeanatomy.engine.build.internal.files.PathFilter;
import org.codeanatomy.engine.build.internal.files.SourceTree;
import org.codeanatomy.engine.build.internal.output.OutputFolder;

/**
 * Stage validate: a request whose source is there and whose output may be written.
 *
 * @param source the repository, without links in its path
 * @param output the output folder, without links in what exists of its path
 * @param filter what to look at
 */
record ValidRequest(Path source, Path output, PathFilter filter) {

    /**
     * Checks a request against the file system; changes nothing.
     *
     * @throws BuildException naming everything that is wrong
     */
    static ValidRequest of(ParsedRequest request) {
        List<String> problems = new ArrayList<>();
        sourceProblem(request.source()).ifPresent(problems::add);
        OutputFolder.refusal(request.output()).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw BuildException.ofProblems(Kind.CONFIGURATION, "INVALID_REQUEST", problems);
        }
        try {
            Path source = request.source().toRealPath();
            Path output = realPath(request.output());
            if (output.equals(source)) {
                throw new BuildException(
                        Kind.CONFIGURATION,
                        "INVALID_REQUEST",
                        "the output folder " + output + " is the source itself; name another folder");
            }
            String outputInSource = output.startsWith(source) ? SourceTree.textOf(source, output) : null;
            return new ValidRequest(
                    source, output, new PathFilter(request.include(), request.exclude(), outputInSource));
        } catch (IOException vanished) {
            throw new BuildException(
                    Kind.CONFIGURATION,
                    "INVALID_REQUEST",
                    "cannot resolve " + request.source() + " or " + request.output() + ": " + vanished.getMessage(),
                    vanished);
        }
    }

    private static Optional<String> sourceProblem(Path source) {
        if (!Files.exists(source)) {
            return Optional.of("the source " + source + " does not exist");
        }
        if (!Files.isDirectory(source)) {
            return Optional.of("the source " + source + " is not a directory");
        }
        return Files.isReadable(source) ? Optional.empty() : Optional.of("the source " + source + " cannot be read");
    }

    /** The real path of the part that exists, and the rest behind it: an output folder need not be there yet. */
    private static Path realPath(Path path) throws IOException {
        if (Files.exists(path) || path.getParent() == null) {
            return path.toRealPath();
        }
        return realPath(path.getParent()).resolve(path.getFileName());
    }
}
