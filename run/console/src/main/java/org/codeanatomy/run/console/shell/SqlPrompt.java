package org.codeanatomy.run.console.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.run.console.statement.StatementRunner;
import org.jline.reader.Candidate;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

/** Reads SQL from a terminal, line by line until {@code ;}, with history and completion. */
final class SqlPrompt {

    private final Session session;
    private final StatementRunner runner;

    SqlPrompt(Session session, StatementRunner runner) {
        this.session = session;
        this.runner = runner;
    }

    void run(Terminal terminal, PrintStream out) throws IOException {
        LineReader reader = reader(terminal);
        while (true) {
            try {
                String text = reader.readLine("sql> ").strip();
                if (text.equalsIgnoreCase("exit") || text.equalsIgnoreCase("quit")) {
                    return;
                }
                for (String statement : session.split(text)) {
                    runner.run(statement);
                }
            } catch (EngineException failed) {
                out.println("error: " + failed.getMessage());
            } catch (UserInterruptException interrupted) {
                out.println("(exit or ctrl-d leaves)");
            } catch (EndOfFileException end) {
                return;
            }
        }
    }

    private LineReader reader(Terminal terminal) {
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("codeanatomy")
                .parser(new StatementParser())
                .completer((reader, line, candidates) -> complete(candidates))
                .variable(LineReader.HISTORY_FILE, Path.of(System.getProperty("user.home"), ".codeanatomy_history"))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "  -> ")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    private void complete(List<Candidate> candidates) {
        session.completions().stream().map(Candidate::new).forEach(candidates::add);
    }

    /** Asks for another line until a statement ends. */
    private static final class StatementParser extends DefaultParser {

        StatementParser() {
            setEscapeChars(new char[0]);
            setQuoteChars(new char[0]);
        }

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            String text = line.strip();
            boolean word = text.equalsIgnoreCase("exit") || text.equalsIgnoreCase("quit");
            if (context == Parser.ParseContext.ACCEPT_LINE && !text.isEmpty() && !text.endsWith(";") && !word) {
                throw new EOFError(-1, cursor, "a statement ends with ;");
            }
            return super.parse(line, cursor, context);
        }
    }
}
