package org.codeanatomy.plugin.testkit.internal.life;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.internal.report.Findings;
import org.codeanatomy.plugin.testkit.internal.scalar.ScalarProbe;

/** The contract of a plugin that is replaced while it is called: no call fails, and none sees anything but a result. */
public final class LoadContract {

    private static final int THREADS = 3;
    private static final long PAUSE_NANOS = 100_000; // leaves the processors to the swaps, of which there are few
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PluginHost host;
    private final String plugin;
    private final Path jar;
    private final Findings findings;
    private final AtomicLong calls = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /** @param plugin the name under which the jar is installed */
    public LoadContract(PluginHost host, String plugin, Path jar, Findings findings) {
        this.host = host;
        this.plugin = plugin;
        this.jar = jar;
        this.findings = findings;
    }

    /** Replaces the plugin so many times while threads make a call whose results are known, or ask what there is. */
    public void swap(int times, Optional<ScalarProbe> probe) {
        String subject = "plugin " + plugin;
        Function<SnapshotLease, Optional<String>> call = probe.<Function<SnapshotLease, Optional<String>>>map(
                        known -> known::call)
                .orElse(ServiceTouch::call);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> callAgainAndAgain(call), "plugin-contract-load-" + i);
            threads.add(thread);
            thread.start();
        }
        try {
            for (int swap = 0; swap < times; swap++) {
                awaitCalls();
                host.update(plugin, jar);
            }
            awaitCalls();
        } catch (PluginRefusedException refused) {
            findings.problem(Check.LOAD, subject, "is refused while it is called: " + refused.getMessage());
        } finally {
            over = true;
            threads.forEach(LoadContract::join);
        }
        report(subject, times, probe);
    }

    private void report(String subject, int times, Optional<ScalarProbe> probe) {
        String what = probe.map(known -> "calls of " + known.name()).orElse("questions what it brings");
        if (!failures.isEmpty()) {
            findings.problem(
                    Check.LOAD,
                    subject,
                    failures.size() + " of " + calls.get() + " " + what + " fail while it is replaced " + times
                            + " times, the first: " + failures.peek());
        } else {
            findings.checked(
                    Check.LOAD, subject, calls.get() + " " + what + " during " + times + " swaps, none failed");
        }
    }

    private void callAgainAndAgain(Function<SnapshotLease, Optional<String>> call) {
        while (!over) {
            try (SnapshotLease lease = host.lease(new Caller())) {
                call.apply(lease).ifPresent(failures::add);
            } catch (RuntimeException thrown) {
                failures.add(String.valueOf(thrown.getMessage()));
            }
            calls.incrementAndGet();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Every thread has made a call since now: what is replaced next has been in use. */
    private void awaitCalls() {
        long target = calls.get() + 2L * THREADS;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (calls.get() < target) {
            if (System.nanoTime() - deadline > 0) {
                failures.add("a call did not return within " + PATIENCE.toSeconds() + " s");
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Caller implements LeaseHolder {

        @Override
        public String description() {
            return "contract tests of " + plugin;
        }

        @Override
        public void cancel(String reason) {
            failures.add("it was cancelled: " + reason);
        }
    }
}
