package org.codeanatomy.run.console.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.run.console.output.ResultFormat;
import org.codeanatomy.run.console.statement.StatementRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code codeanatomy sql}: statements in, rows out. */
@Command(
        name = "sql",
        description = "Run SQL statements, separated by ';'. The first error stops.",
        footer = {"", "Example: codeanatomy sql \"SELECT node_kind, count(*) FROM cpg_nodes GROUP BY node_kind\""})
final class SqlCommand implements Callable<Integer> {

    private final Engine engine;

    @Spec
    private CommandSpec command;

    @SuppressWarnings("unused") // the argument parser fills it
    @Mixin
    private CommonOptions common;

    @Mixin
    private EngineOptions engineOptions;

    @Mixin
    private DatabaseOption database;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Read the statements from a file, or from standard input if it is -.")
    private String file;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "table",
            description = "table, csv, json or arrow (one statement only). Default: ${DEFAULT-VALUE}.")
    private ResultFormat format;

    @Parameters(arity = "0..1", paramLabel = "STATEMENTS", description = "The statements.")
    private String statements;

    SqlCommand(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Integer call() throws IOException {
        String script = script();
        try (Session session = engine.openSession(engineOptions.settings())) {
            database.registerIn(session);
            List<String> all = session.split(script);
            if (format == ResultFormat.ARROW && all.size() != 1) {
                throw new ParameterException(
                        command.commandLine(), "--format arrow prints one statement, found " + all.size());
            }
            StatementRunner runner = new StatementRunner(session, format, out());
            for (String statement : all) {
                runner.run(statement);
            }
        }
        return ExitCode.OK.number();
    }

    private static PrintStream out() {
        return new PrintStream(System.out, false, StandardCharsets.UTF_8);
    }

    private String script() throws IOException {
        if (statements != null && file != null) {
            throw new ParameterException(command.commandLine(), "give either STATEMENTS or --file, not both");
        }
        if (statements != null) {
            return statements;
        }
        if (file == null || file.equals("-")) {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException missing) {
            throw new CommandException(ExitCode.CONFIGURATION, "the file " + file + " does not exist");
        }
    }
}
