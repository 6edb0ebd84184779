package org.codeanatomy.bench.hotswap;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;

/** Sixteen threads, each with a session of its own. Used by one thread. */
final class Clients implements AutoCloseable {

    private static final int COUNT = 16;

    private final List<Session> sessions = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    private final Failures failures;

    Clients(Engine engine, Failures failures) {
        this.failures = failures;
        for (int client = 0; client < COUNT; client++) {
            Session session = engine.openSession(SessionSettings.small());
            sessions.add(session);
            Query.register(session);
        }
    }

    /**
     * As many queries as they can do, one after the other each.
     *
     * @return queries per second
     */
    double saturate(long nanos) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long start = System.nanoTime();
        all(session -> {
            SplittableRandom random = new SplittableRandom(sessions.indexOf(session));
            while (System.nanoTime() - start < nanos) {
                run(Query.any(random), session);
                done.incrementAndGet();
            }
        });
        return done.get() * 1e9 / (System.nanoTime() - start);
    }

    /** Queries at their time, each by whichever client is free; one that finds none free waits, and the wait counts. */
    Latencies.Round follow(Schedule schedule, long start) throws InterruptedException {
        Latencies.Round round = Latencies.Round.of(schedule.at().length);
        AtomicInteger next = new AtomicInteger();
        all(session -> {
            for (int i = next.getAndIncrement(); i < schedule.at().length; i = next.getAndIncrement()) {
                long intended = start + schedule.at()[i];
                await(intended);
                int build = run(schedule.queries()[i], session);
                round.intended()[i] = intended;
                round.build()[i] = build;
                round.nanos()[i] = build > 0 ? System.nanoTime() - intended : 0;
            }
        });
        return round;
    }

    /** The build that made the rows; 0 if the query failed, {@link Query#MIXED} if both did. */
    private int run(Query query, Session session) {
        try {
            int build = query.run(session);
            if (build == Query.MIXED) {
                failures.mixed(query);
            }
            return build;
        } catch (EngineException | IllegalStateException failure) {
            failures.failed(query.name(), failure);
            return 0;
        }
    }

    /** Waits for a moment of {@link System#nanoTime}. */
    static void await(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @FunctionalInterface
    private interface Work {
        void with(Session session);
    }

    private void all(Work work) throws InterruptedException {
        List<Callable<Object>> calls = new ArrayList<>();
        for (Session session : sessions) {
            calls.add(Executors.callable(() -> work.with(session)));
        }
        for (Future<Object> call : threads.invokeAll(calls)) {
            try {
                call.get();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a client ended early", failed.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        sessions.forEach(Session::close);
    }
}
