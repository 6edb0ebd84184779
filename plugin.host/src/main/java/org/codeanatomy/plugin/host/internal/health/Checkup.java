package org.codeanatomy.plugin.host.internal.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.codeanatomy.plugin.api.health.HealthReport;
import org.codeanatomy.plugin.api.health.PluginHealth;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.internal.bundle.Texts;

/**
 * Asks one generation once how it is. Each of its checks runs in a thread of its own that ends with the answer, so that
 * one that hangs holds up nobody, and nothing it leaves in a thread outlives it. Thread-safe.
 */
final class Checkup implements LeaseHolder {

    private final GenerationId generation;
    private final List<FutureTask<HealthReport>> questions = new ArrayList<>();
    private String cancelled;

    Checkup(GenerationId generation) {
        this.generation = generation;
    }

    @Override
    public String description() {
        return "health check of " + generation;
    }

    @Override
    public synchronized void cancel(String reason) {
        cancelled = reason;
        questions.forEach(question -> question.cancel(true));
    }

    /** Asks, and does not wait for the answer. */
    synchronized void ask(List<PluginHealth> checks) {
        for (PluginHealth check : checks) {
            FutureTask<HealthReport> question = new FutureTask<>(check::check);
            Thread thread = new Thread(null, question, "codeanatomy-health-" + generation.plugin(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            questions.add(question);
            thread.start();
        }
    }

    /** The worst of the answers; what has not come when the limit passes is critical. */
    HealthReport answer(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        return asked().stream()
                .map(question -> answer(question, deadline, limit))
                .max(Comparator.comparing(HealthReport::status))
                .orElse(HealthReport.ok());
    }

    private synchronized List<FutureTask<HealthReport>> asked() {
        return List.copyOf(questions);
    }

    private HealthReport answer(FutureTask<HealthReport> question, long deadline, Duration limit) {
        try {
            HealthReport report = question.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return report == null ? HealthReport.critical("its health check answers nothing") : report;
        } catch (ExecutionException e) {
            return HealthReport.critical("its health check fails (" + Texts.of(e.getCause()) + ")");
        } catch (TimeoutException e) {
            question.cancel(true);
            return HealthReport.critical("its health check does not answer within " + limit.toMillis() + " ms");
        } catch (CancellationException e) {
            return HealthReport.critical("its health check was cancelled: " + why());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HealthReport.critical("whoever asked for its health was interrupted");
        }
    }

    private synchronized String why() {
        return String.valueOf(cancelled);
    }
}
