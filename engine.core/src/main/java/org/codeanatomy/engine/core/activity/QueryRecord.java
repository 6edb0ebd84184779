package org.codeanatomy.engine.core.activity;

import java.time.Instant;
import java.util.List;

/**
 * A query as {@code sys.queries} shows it.
 *
 * @param id {@code q1}, {@code q2} and so on, in the order in which they came
 * @param session whose it is
 * @param sql its text on one line, shortened
 * @param state how far it has come
 * @param startedAt when it came
 * @param millis how long it has taken so far, or took
 * @param rows how many were fetched
 * @param error why it failed or was cancelled; empty otherwise
 * @param generations whose code it runs or ran, names with versions; nothing of the plugins themselves
 */
public record QueryRecord(
        String id,
        String session,
        String sql,
        QueryState state,
        Instant startedAt,
        long millis,
        long rows,
        String error,
        List<String> generations) {

    /** Copies the generations. */
    public QueryRecord {
        generations = List.copyOf(generations);
    }
}
