package org.codeanatomy.plugin.host.internal.framework;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches class loaders of retired generations until they are collected. Never asks for a collection by itself.
 * Thread-safe.
 */
final class CollectionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionWatch.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final Duration limit;
    private final BiConsumer<Generation, Event> handler;
    private final Map<Generation, Long> watchedSince = new ConcurrentHashMap<>();

    /** Events go to the handler. */
    CollectionWatch(ScheduledExecutorService clock, Duration limit, BiConsumer<Generation, Event> handler) {
        this.limit = limit;
        this.handler = handler;
        var unused = clock.scheduleWithFixedDelay(
                this::lookAgain, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Begins to watch. Its bundle is gone, so it is forgotten here. */
    void watch(Generation generation) {
        generation.forgetBundle();
        watchedSince.put(generation, System.nanoTime());
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
        watchedSince.forEach((generation, since) -> {
            if (generation.loader().refersTo(null)) {
                watchedSince.remove(generation);
                handler.accept(generation, new Event.Collected());
            } else if (System.nanoTime() - since > limit.toNanos()) {
                handler.accept(
                        generation,
                        new Event.Held("its class loader was not collected within " + limit.toMillis()
                                + " ms: either the JVM saw no reason to collect yet, or something still holds it"));
            }
        });
    }

    /**
     * Asks the JVM for collections until all class loaders are gone.
     *
     * @return the generations that are still there at the limit
     */
    List<Generation> prove(Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        look();
        while (!watchedSince.isEmpty() && System.nanoTime() - deadline < 0) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
            look();
        }
        return List.copyOf(watchedSince.keySet());
    }
}
