package org.codeanatomy.run.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    private static final long LIMIT_SECONDS = 120;

    private final Process process;
    private final OutputStream in;
    private final BufferedReader out;
    private final BufferedReader log;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();

    LiveShell(Product product) throws IOException {
        process = product.command("shell", "--verbose").start();
        in = process.getOutputStream();
        out = lines(process.getInputStream());
        log = lines(process.getErrorStream());
    }

    private static BufferedReader lines(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
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

    /** Leaves the shell and reads what is left of its output. */
    List<String> leave() throws Exception {
        in.close();
        List<String> rest = within(() -> out.lines().toList());
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the shell does not end");
        }
        return rest;
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

    private <T> T within(java.util.concurrent.Callable<T> reading) throws Exception {
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
