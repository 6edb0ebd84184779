package org.codeanatomy.run.console.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Job;
import org.apache.felix.service.command.Process;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.run.console.output.ResultFormat;
import org.codeanatomy.run.console.statement.StatementRunner;
import org.jline.terminal.Terminal;

/** The console's command {@code sql}. */
public final class SqlCommands {

    /** The command, for the console to find. */
    public static final List<String> FUNCTIONS = List.of("sql");

    /** Where the console keeps its terminal, as a session variable. */
    private static final String TERMINAL_VARIABLE = ".terminal";

    private final Session session;

    /** Runs everything in one session, so that tables and settings stay. */
    public SqlCommands(Session session) {
        this.session = session;
    }

    /** Reads statements as raw text until the end of input or {@code exit}, so that the shell's syntax is out of the way. */
    @Descriptor("open a prompt for SQL: statements end with ';', ctrl-c cancels one, 'exit' or ctrl-d leaves")
    public void sql(CommandSession console) throws IOException {
        StatementRunner runner = runner();
        Terminal terminal = (Terminal) console.get(TERMINAL_VARIABLE);
        try (Cancellation unused = Cancellation.of(runner, terminal)) {
            new SqlPrompt(session, runner).run(terminal, out());
        }
    }

    /** Runs the statements of a text. */
    @Descriptor(
            "run SQL statements given as one quoted text; ctrl-c cancels, '&' at the end runs them in the background")
    public void sql(CommandSession console, @Descriptor("the statements, quoted") String statements)
            throws IOException {
        StatementRunner runner = runner();
        Terminal terminal = (Terminal) console.get(TERMINAL_VARIABLE);
        boolean background = Job.Utils.current().status() == Job.Status.Background;
        try (Cancellation unused = background ? Cancellation.NONE : Cancellation.of(runner, terminal)) {
            for (String statement : session.split(statements)) {
                runner.run(statement);
            }
        } catch (EngineException failed) {
            out().println("error: " + failed.getMessage());
        }
    }

    private StatementRunner runner() {
        return new StatementRunner(session, ResultFormat.TABLE, out());
    }

    /** The terminal, or the next command of a pipe. */
    private static PrintStream out() {
        return Process.Utils.current().out();
    }
}
