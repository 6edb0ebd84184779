package org.codeanatomy.engine.core.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.sql.FunctionRegistry;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.RehearsalReport;
import org.codeanatomy.plugin.host.SnapshotLease;

/**
 * Rehearses a switch: a candidate's scalar functions answer the recorded calls, their answers are compared with those of
 * the generation that serves, and they run until they are compiled. Used once, by one thread.
 */
public final class Rehearsal implements AutoCloseable {

    private final Recordings recordings;
    private final GenerationId candidate;
    private final FunctionRegistry next;
    private final GenerationId current;
    private final FunctionRegistry present;
    private final List<RehearsedCall> repeated = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    /** A rehearsal of one switch; the leases are closed by the caller, after this. */
    public Rehearsal(
            Recordings recordings,
            GenerationId candidate,
            SnapshotLease prospective,
            GenerationId current,
            SnapshotLease present) {
        this.recordings = recordings;
        this.candidate = candidate;
        this.next = new FunctionRegistry(prospective);
        this.current = current;
        this.present = new FunctionRegistry(present);
    }

    /**
     * Rehearses.
     *
     * @param limit how long functions may be run, beyond the one time that their answers are compared
     */
    public RehearsalReport run(Duration limit) {
        List<RecordedCall> calls = recordings.of(candidate.plugin());
        try {
            if (calls.isEmpty()) {
                return new RehearsalReport("", List.of());
            }
            long begin = System.nanoTime();
            Map<String, List<RecordedCall>> byFunction = new LinkedHashMap<>();
            calls.forEach(call -> byFunction
                    .computeIfAbsent(call.function(), function -> new ArrayList<>())
                    .add(call));
            byFunction.values().forEach(this::compare);
            warmUp(limit);
            Duration spent = Duration.ofNanos(System.nanoTime() - begin);
            return new RehearsalReport(summary(byFunction.size(), calls.size(), spent), differences);
        } finally {
            calls.forEach(RecordedCall::close);
        }
    }

    private void compare(List<RecordedCall> calls) {
        Comparison comparison = new Comparison();
        for (RecordedCall call : calls) {
            try (RehearsedCall before = new RehearsedCall(call, current, present, recordings.allocator())) {
                compare(before, comparison);
            } catch (EngineException gone) {
                // recorded of an older generation; the one that serves cannot be called like this either
            }
        }
        if (comparison.difference() != null) {
            differences.add(comparison.difference());
        }
    }

    private void compare(RehearsedCall before, Comparison comparison) {
        RehearsedCall after;
        try {
            after = new RehearsedCall(before.call(), candidate, next, recordings.allocator());
        } catch (EngineException refusal) {
            comparison.refused(before.call(), refusal);
            return;
        }
        repeated.add(after);
        if (before.isImmutable() && after.isImmutable()) {
            comparison.add(before, after);
        }
    }

    /** Each call gets an equal part of the time that is left, so that one slow function does not take it all. */
    private void warmUp(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        for (int i = 0; i < repeated.size(); i++) {
            long now = System.nanoTime();
            Warmup.repeat(repeated.get(i)::run, now + (end - now) / (repeated.size() - i));
        }
    }

    private static String summary(int functions, int calls, Duration spent) {
        return functions + (functions == 1 ? " function was" : " functions were") + " rehearsed on " + calls
                + (calls == 1 ? " recorded batch" : " recorded batches") + " in " + spent.toMillis() + " ms";
    }

    /** Closes the kernels of the candidate. */
    @Override
    public void close() {
        repeated.forEach(RehearsedCall::close);
    }
}
