package org.codeanatomy.run.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running shell: lines in, lines out, as somebody sits at it. What it prints is read only when a test asks, so a query
 * with more rows than a pipe holds stays in its middle until the test reads on.
 */
final class LiveShell implements AutoCloseable {

    private static final int CTRL_C = 3;
    private static final long LIMIT_SECONDS = 120;

    private final Process process;
    private final OutputStream in;
    private final BufferedReader out;
    private final BufferedReader log;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();

    /** Through pipes, as a script drives it; it says what it does on its error stream. */
    static LiveShell piped(Product product) throws IOException {
        return new LiveShell(product.command("shell", "--verbose").start());
    }

    /** Through pipes; what it says on its error stream goes to a file. */
    static LiveShell piped(Product product, Path log) throws IOException {
        return new LiveShell(
                product.command("shell").redirectError(log.toFile()).start());
    }

    /** On a terminal, as a person sits at it. */
    static LiveShell onTerminal(Path folder) throws IOException {
        String command = Product.script(Product.distribution()) + " shell";
        return new LiveShell(new Product(folder, Map.of(), List.of("script", "-qefc", command, "/dev/null"))
                .command()
                .start());
    }

    private LiveShell(Process process) {
        this.process = process;
        in = process.getOutputStream();
        out = lines(process.getInputStream());
        log = lines(process.getErrorStream());
    }

    private static BufferedReader lines(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** Presses ctrl-c. */
    void pressCtrlC() throws IOException {
        in.write(CTRL_C);
        in.flush();
    }

    /** Types a line. */
    void type(String line) throws IOException {
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** Everything printed up to and with the next line that contains a text. */
    List<String> readTo(String text) throws Exception {
        return within(() -> readTo(out, text));
    }

    /** Waits until the runtime has said so on its error stream. */
    void awaitLog(String text) throws Exception {
        within(() -> readTo(log, text));
    }

    private static List<String> readTo(BufferedReader stream, String text) throws IOException {
        List<String> read = new ArrayList<>();
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            read.add(line);
            if (line.contains(text)) {
                return read;
            }
        }
        throw new AssertionError("'" + text + "' never came, but\n" + String.join("\n", read));
    }

    private <T> T within(Callable<T> reading) throws Exception {
        try {
            return reader.submit(reading).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            process.destroyForcibly();
            throw new AssertionError("the shell was silent for " + LIMIT_SECONDS + " s", late);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw new UncheckedIOException(broken);
            }
            throw new AssertionError(failed.getCause().getMessage(), failed.getCause());
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
