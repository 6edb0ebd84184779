package org.codeanatomy.run.console.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.codeanatomy.engine.build.BuildReport;
import org.codeanatomy.engine.build.BuildRequest;
import org.codeanatomy.engine.build.BuildService;
import org.codeanatomy.run.console.output.BuildSummary;
import org.codeanatomy.run.console.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code codeanatomy build}: a source repository becomes tables. */
@Command(
        name = "build",
        description = "Turn a source repository into Delta tables of evidence and a code property graph.",
        footer = {"", "Example: codeanatomy build ~/src/flask -o flask-graph"})
final class BuildCommand implements Callable<Integer> {

    static final String DEFAULT_OUTPUT = "codeanatomy-out";

    private final BuildService builds;

    @Mixin
    private CommonOptions common;

    @Mixin
    private EngineOptions engineOptions;

    @Parameters(paramLabel = "PATH", description = "The repository's folder.")
    private Path source;

    @Option(
            names = {"-o", "--output", "--output-dir"},
            paramLabel = "DIR",
            defaultValue = DEFAULT_OUTPUT,
            description =
                    "Where the tables go; empty, absent, or made by an earlier build. Default: ./${DEFAULT-VALUE}.")
    private Path output;

    @Option(
            names = "--include-glob",
            paramLabel = "G",
            description = "Only files that match; may be given more than once. What is left out by default, such as"
                    + " build or .venv, is looked at if a glob names it: 'build/**'.")
    private List<String> includes = List.of();

    @Option(
            names = "--exclude-glob",
            paramLabel = "G",
            description = "Leave out what matches; may be given more than once.")
    private List<String> excludes = List.of();

    @Option(names = "--json", description = "Print the report as one JSON object.")
    private boolean json;

    BuildCommand(BuildService builds) {
        this.builds = builds;
    }

    @Override
    public Integer call() {
        BuildRequest request = new BuildRequest(source, output, includes, excludes, engineOptions.settings());
        BuildReport report;
        try (Progress progress = Progress.onStandardError(common.quiet())) {
            report = builds.build(request, progress);
        }
        report.warnings().forEach(warning -> System.err.println("warning: " + warning));
        if (json) {
            System.out.println(report.toJson());
        } else {
            System.out.print(BuildSummary.render(report, output.toString().equals(DEFAULT_OUTPUT) ? null : output));
        }
        return ExitCode.OK.number();
    }
}
