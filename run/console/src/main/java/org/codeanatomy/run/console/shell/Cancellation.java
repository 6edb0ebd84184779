package org.codeanatomy.run.console.shell;

import org.codeanatomy.run.console.statement.StatementRunner;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/**
 * While it is open, ctrl-c cancels the running statement. The console's own answer to ctrl-c is to interrupt the thread
 * and to show its prompt at once, beside that of SQL.
 */
interface Cancellation extends AutoCloseable {

    /** Leaves ctrl-c as it is. */
    Cancellation NONE = () -> {};

    /** Takes ctrl-c of a terminal until it is closed. */
    static Cancellation of(StatementRunner runner, Terminal terminal) {
        SignalHandler before = terminal.handle(Signal.INT, signal -> runner.cancel());
        return () -> terminal.handle(Signal.INT, before);
    }

    @Override
    void close();
}
