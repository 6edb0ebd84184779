package org.codeanatomy.engine.core.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.plugin.host.GenerationId;

/** A query from the moment it came to its end. Holds names and numbers only. Thread-safe. */
public final class TrackedQuery {

    private final QueryLog log;
    private final String id;
    private final String session;
    private final String sql;
    private final Instant startedAt = Instant.now();
    private final long startNanos = System.nanoTime();
    private final AtomicLong rows = new AtomicLong();

    private volatile List<GenerationId> generations = List.of();
    private QueryState state = QueryState.RUNNING;
    private String error = "";
    private long millis;

    TrackedQuery(QueryLog log, String id, String session, String sql) {
        this.log = log;
        this.id = id;
        this.session = session;
        this.sql = QueryLog.shortened(sql);
    }

    /** The id, for instance {@code q1}. */
    public String id() {
        return id;
    }

    /** Id and text, one line for people. */
    public String description() {
        return id + ": " + sql;
    }

    /** The generations whose code it runs, ordered by plugin name. */
    public List<GenerationId> generations() {
        return generations;
    }

    /** Says whose code it runs. */
    public void uses(Set<GenerationId> used) {
        generations =
                used.stream().sorted(Comparator.comparing(GenerationId::plugin)).toList();
    }

    /** Rows were fetched. */
    public void delivered(long count) {
        rows.addAndGet(count);
    }

    /** Its last row was fetched. */
    public void done() {
        end(QueryState.DONE, "");
    }

    /** It ended with an error, which is a cancellation if its code says so. */
    public void failed(Throwable failure) {
        boolean cancelled =
                failure instanceof EngineException known && known.code().equals("CANCELLED");
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (end(cancelled ? QueryState.CANCELLED : QueryState.FAILED, why)) {
            log.explain(this, cancelled, failure);
        }
    }

    /** Somebody closed it before its last row. Means nothing at its end. */
    public void abandoned() {
        end(QueryState.CANCELLED, "it was closed before its last row");
    }

    private boolean end(QueryState how, String why) {
        synchronized (this) {
            if (state != QueryState.RUNNING) {
                return false;
            }
            state = how;
            error = why;
            millis = elapsed();
        }
        log.ended(this);
        return true;
    }

    private long elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
    }

    synchronized QueryRecord toRecord() {
        long taken = state == QueryState.RUNNING ? elapsed() : millis;
        List<String> names = generations.stream().map(GenerationId::toString).toList();
        return new QueryRecord(id, session, sql, state, startedAt, taken, rows.get(), error, names);
    }

    void addGenerations(Collection<QueryGeneration> all) {
        generations.forEach(used -> all.add(new QueryGeneration(id, used.number(), used.plugin(), used.version())));
    }
}
