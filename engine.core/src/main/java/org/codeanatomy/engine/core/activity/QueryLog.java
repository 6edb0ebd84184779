package org.codeanatomy.engine.core.activity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.view.GenerationStatus;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queries of all sessions: those that run, and the last ones that ended. Thread-safe. */
public final class QueryLog {

    /** How many queries that ended are remembered. */
    public static final int REMEMBERED = 500;

    private static final int SHOWN = 200;
    private static final Logger LOG = LoggerFactory.getLogger(QueryLog.class);

    private final RuntimeView runtime;
    private final Map<String, TrackedQuery> running = new LinkedHashMap<>();
    private final Deque<TrackedQuery> ended = new ArrayDeque<>();
    private long last;

    /** An empty log; the runtime is asked for build ids when a failure is logged. */
    public QueryLog(RuntimeView runtime) {
        this.runtime = runtime;
    }

    /** A query's text on one line, and no more of it than people want to read in a list. */
    public static String shortened(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    /** A query came. */
    public synchronized TrackedQuery begin(String session, String sql) {
        last++;
        TrackedQuery query = new TrackedQuery(this, "q" + last, session, sql);
        running.put(query.id(), query);
        return query;
    }

    synchronized void ended(TrackedQuery query) {
        running.remove(query.id());
        ended.add(query);
        if (ended.size() > REMEMBERED) {
            ended.remove();
        }
    }

    /** Queries that run, in the order in which they came. */
    public synchronized List<TrackedQuery> running() {
        return new ArrayList<>(running.values());
    }

    private synchronized List<TrackedQuery> all() {
        List<TrackedQuery> all = new ArrayList<>(ended);
        all.addAll(running.values());
        return all;
    }

    /** Those that ended, in the order in which they did, then those that run. */
    public List<QueryRecord> queries() {
        return all().stream().map(TrackedQuery::toRecord).toList();
    }

    /** Which generations each of them uses or used. */
    public List<QueryGeneration> generations() {
        List<QueryGeneration> generations = new ArrayList<>();
        all().forEach(query -> query.addGenerations(generations));
        return generations;
    }

    /** One line that programs can join with those of the generations; people have been told already. */
    void explain(TrackedQuery query, boolean cancelled, Throwable failure) {
        List<GenerationId> concerned = concerned(query, failure);
        LOG.atInfo()
                .addKeyValue("query_id", query.id())
                .addKeyValue("plugin", joined(concerned, GenerationId::plugin))
                .addKeyValue("version", joined(concerned, GenerationId::version))
                .addKeyValue("build_id", joined(concerned, this::buildId))
                .addKeyValue("generation", joined(concerned, id -> Long.toString(id.number())))
                .log("Query {} {}: {}", query.id(), cancelled ? "was cancelled" : "failed", firstLine(failure));
    }

    /** Without the text of the query, which follows where a place in it is pointed at. */
    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /** The generation that the failure names, if it does, or all that the query uses. */
    private static List<GenerationId> concerned(TrackedQuery query, Throwable failure) {
        String plugin =
                failure instanceof EngineException known ? known.details().get("plugin") : null;
        List<GenerationId> named = query.generations().stream()
                .filter(used -> used.plugin().equals(plugin))
                .toList();
        return named.isEmpty() ? query.generations() : named;
    }

    private static String joined(List<GenerationId> generations, Function<GenerationId, String> part) {
        return generations.stream().map(part).collect(Collectors.joining(", "));
    }

    private String buildId(GenerationId generation) {
        return runtime.generations().stream()
                .filter(status -> status.generation() == generation.number())
                .map(GenerationStatus::buildId)
                .findFirst()
                .orElse("");
    }
}
