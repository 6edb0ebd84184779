package org.codeanatomy.run.console.output;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.codeanatomy.engine.build.BuildListener;
import org.codeanatomy.engine.build.BuildStage;

/** Shows how far a build is: one line that is rewritten on a terminal, a line every few seconds elsewhere. */
public final class Progress implements BuildListener, AutoCloseable {

    private static final int BAR_WIDTH = 30;
    private static final long TERMINAL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LINE_INTERVAL = TimeUnit.SECONDS.toNanos(3);

    private final PrintStream out;
    private final boolean quiet;
    private final boolean terminal;
    private final long interval;
    private long shownAt;
    private String shown = "";

    private Progress(PrintStream out, boolean quiet, boolean terminal) {
        this.out = out;
        this.quiet = quiet;
        this.terminal = terminal;
        this.interval = terminal ? TERMINAL_INTERVAL : LINE_INTERVAL;
        this.shownAt = System.nanoTime();
    }

    /** Shows on standard error, or nothing at all. Closing it leaves standard error open. */
    public static Progress onStandardError(boolean quiet) {
        return new Progress(System.err, quiet, StandardError.isTerminal());
    }

    @Override
    public void progress(BuildStage stage, String subject, long done, long total) {
        long now = System.nanoTime();
        if (quiet || now - shownAt < interval) {
            return;
        }
        shownAt = now;
        String amount = total > 0 ? done + " of " + total : Long.toString(done);
        String line = stage.name().toLowerCase(Locale.ROOT) + " " + subject + " " + amount;
        if (!terminal) {
            out.println(line);
            return;
        }
        String text = bar(done, total) + " " + line;
        out.print("\r" + text + " ".repeat(Math.max(0, shown.length() - text.length())));
        out.flush();
        shown = text;
    }

    private static String bar(long done, long total) {
        int filled = total > 0 ? (int) Math.min(BAR_WIDTH, done * BAR_WIDTH / total) : 0;
        return "[" + "#".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "]";
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (!shown.isEmpty()) {
            out.print("\r" + " ".repeat(shown.length()) + "\r");
            out.flush();
        }
    }
}
