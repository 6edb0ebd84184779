package org.codeanatomy.run.console.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.run.console.command.StatementRunner;
import org.codeanatomy.run.console.output.ResultFormat;

/** The console's command {@code sql}. */
public final class SqlCommands {

    /** The command, for the console to find. */
    public static final List<String> FUNCTIONS = List.of("sql");

    private final Session session;

    /** Runs everything in one session, so that tables and settings stay. */
    public SqlCommands(Session session) {
        this.session = session;
    }

    /** Reads statements as raw text until the end of input or {@code exit}, so that the shell's syntax is out of the way. */
    @Descriptor("open a prompt for SQL: statements end with ';', 'exit' or ctrl-d leaves")
    public void sql(CommandSession console) throws IOException {
        new SqlPrompt(session, new StatementRunner(session, ResultFormat.TABLE, console.getConsole())).run(console);
    }

    /** Runs the statements of a text. */
    @Descriptor("run SQL statements given as one quoted text")
    public void sql(CommandSession console, @Descriptor("the statements, quoted") String statements)
            throws IOException {
        PrintStream out = console.getConsole();
        StatementRunner runner = new StatementRunner(session, ResultFormat.TABLE, out);
        try {
            for (String statement : session.split(statements)) {
                runner.run(statement);
            }
        } catch (EngineException failed) {
            out.println("error: " + failed.getMessage());
        }
    }
}
