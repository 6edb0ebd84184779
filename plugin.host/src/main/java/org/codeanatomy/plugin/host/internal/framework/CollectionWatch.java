package org.codeanatomy.plugin.host.internal.framework;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.unload.Cleaner;
import org.codeanatomy.plugin.host.internal.unload.HeapEvidence;
import org.codeanatomy.plugin.host.internal.unload.Inspector;
import org.codeanatomy.plugin.host.internal.unload.LoaderMark;
import org.codeanatomy.plugin.host.unload.EvidenceTier;
import org.codeanatomy.plugin.host.unload.Retention;
import org.codeanatomy.plugin.host.unload.RetentionReason;
import org.codeanatomy.plugin.host.unload.UnloadProof;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches class loaders of retired generations until they are collected. Cleans up after them first, and looks for what
 * holds those that stay. Never asks for a collection by itself. Thread-safe.
 */
final class CollectionWatch implements UnloadProof {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionWatch.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final Duration limit;
    private final BiConsumer<Generation, Event> handler;
    private final Supplier<List<ClassLoader>> loaders;
    private final Cleaner cleaner = new Cleaner();
    private final Map<Generation, Watched> watched = new ConcurrentHashMap<>();

    /**
     * Since when a generation is watched.
     *
     * @param since in nanoseconds
     * @param reportAt when it is to be reported that it is still there, again and again
     */
    private record Watched(long since, long reportAt) {}

    /**
     * Begins to look.
     *
     * @param handler where events go
     * @param loaders of all plugins, retired ones among them
     */
    CollectionWatch(
            ScheduledExecutorService clock,
            Duration limit,
            BiConsumer<Generation, Event> handler,
            Supplier<List<ClassLoader>> loaders) {
        this.limit = limit;
        this.handler = handler;
        this.loaders = loaders;
        var unused = clock.scheduleWithFixedDelay(
                this::lookAgain, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Cleans up and begins to watch. Its bundle is gone, so it is forgotten here. */
    void watch(Generation generation) {
        ClassLoader loader = generation.loader().get();
        if (loader != null) {
            try {
                generation.leftBehind(cleaner.clean(loader, generation.anchor().get()));
            } catch (RuntimeException e) { // code of the plugin may run in there; the swap is over, and stays good
                LOG.error("{} is gone, and cleaning up after it failed.", generation.id(), e);
            }
        }
        generation.forgetBundle();
        long now = System.nanoTime();
        watched.put(generation, new Watched(now, now + limit.toNanos()));
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) { // or the clock would never look again
            LOG.error("Retired class loaders could not be looked at.", e);
        }
    }

    /** Looks at once at all that are watched. */
    void look() {
        List<Generation> overdue = new ArrayList<>();
        long now = System.nanoTime();
        watched.forEach((generation, state) -> {
            if (generation.loader().refersTo(null)) {
                watched.remove(generation);
                handler.accept(generation, new Event.Collected());
            } else if (now - state.reportAt() > 0
                    && watched.replace(generation, state, new Watched(state.since(), now + limit.toNanos()))) {
                overdue.add(generation);
            }
        });
        report(overdue);
    }

    /** One picture of the JVM for all of them, which may be many if it saw no reason to collect. */
    private void report(List<Generation> overdue) {
        if (overdue.isEmpty()) {
            return;
        }
        Inspector inspector = new Inspector(loaders.get());
        for (Generation generation : overdue) {
            handler.accept(
                    generation,
                    new Event.Held("its class loader was not collected within " + limit.toMillis() + " ms: "
                            + why(reasons(generation, inspector, EvidenceTier.OPENED))));
        }
    }

    private static String why(List<RetentionReason> reasons) {
        if (!reasons.isEmpty()) {
            return reasons.stream().map(RetentionReason::sentence).collect(Collectors.joining("; "));
        }
        String closed = Inspector.whatIsClosed();
        return "either the JVM saw no reason to collect yet, or something holds it that a heap dump shows (plugin:leaks"
                + " --deep)" + (closed.isEmpty() ? "" : "; " + closed);
    }

    private static List<RetentionReason> reasons(Generation generation, Inspector inspector, EvidenceTier deepest) {
        ClassLoader loader = generation.loader().get();
        return loader == null ? List.of() : inspector.reasons(loader, deepest);
    }

    /**
     * Asks the JVM for collections until all class loaders are gone.
     *
     * @return the generations that are still there at the limit
     */
    List<Generation> prove(Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        look();
        while (!watched.isEmpty() && System.nanoTime() - deadline < 0) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
            look();
        }
        return List.copyOf(watched.keySet());
    }

    @Override
    public List<Retention> leaks(EvidenceTier deepest) throws IOException {
        look();
        List<Generation> left = watched.keySet().stream()
                .sorted(Comparator.comparingLong(generation -> generation.id().number()))
                .toList();
        Map<Long, String> chains = deepest == EvidenceTier.HEAP_DUMP && !left.isEmpty()
                ? HeapEvidence.reasons(left.stream()
                        .map(generation -> new LoaderMark(generation.id().number(), generation.loader()))
                        .toList())
                : Map.of();
        Inspector inspector = new Inspector(loaders.get());
        List<Retention> retentions = new ArrayList<>();
        for (Generation generation : left) {
            List<RetentionReason> reasons = new ArrayList<>(reasons(generation, inspector, deepest));
            String chain = chains.get(generation.id().number());
            if (chain != null) {
                reasons.add(new RetentionReason(EvidenceTier.HEAP_DUMP, chain));
            }
            Watched state = watched.get(generation);
            if (state != null && !generation.loader().refersTo(null)) {
                retentions.add(new Retention(
                        generation.id(),
                        Duration.ofNanos(System.nanoTime() - state.since()),
                        reasons,
                        generation.leftBehind()));
            }
        }
        return List.copyOf(retentions);
    }

    @Override
    public String whatIsClosed() {
        return Inspector.whatIsClosed();
    }
}
