package org.codeanatomy.run.console.statement;

import java.io.IOException;
import java.io.PrintStream;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.run.console.output.ResultFormat;

/** Runs statements of a session one after the other and prints their rows. Used by one thread. */
public final class StatementRunner {

    private final Session session;
    private final ResultFormat format;
    private final PrintStream out;
    private volatile Result running;

    /** Prints to {@code out}, which it flushes after each statement and never closes. */
    public StatementRunner(Session session, ResultFormat format, PrintStream out) {
        this.session = session;
        this.format = format;
        this.out = out;
    }

    /**
     * Runs one statement to its end.
     *
     * @throws org.codeanatomy.engine.api.EngineException if it fails
     */
    public void run(String statement) throws IOException {
        try (Result result = session.execute(statement)) {
            running = result;
            if (result.returnsRows()) {
                format.write(result, out);
            } else {
                result.next();
            }
        } finally {
            running = null;
            out.flush();
        }
    }

    /** Cancels the statement that runs, if one does: it then fails. Any thread may call this. */
    public void cancel() {
        Result now = running;
        if (now != null) {
            now.cancel();
        }
    }
}
