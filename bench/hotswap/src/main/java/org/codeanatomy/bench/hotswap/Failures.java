package org.codeanatomy.bench.hotswap;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What went wrong, how often, and the first stack trace of each kind. Thread-safe. */
final class Failures {

    private final Map<String, Kind> kinds = new ConcurrentSkipListMap<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger mixed = new AtomicInteger();

    private record Kind(AtomicInteger times, String firstStack) {}

    /** A query that failed, or an update that the host refused. */
    void failed(String what, RuntimeException failure) {
        failed.incrementAndGet();
        kinds.computeIfAbsent(
                        what + ": " + failure.getClass().getName() + ": " + failure.getMessage(),
                        kind -> new Kind(new AtomicInteger(), stack(failure)))
                .times()
                .incrementAndGet();
    }

    /** A query whose rows were of both builds. */
    void mixed(Query query) {
        mixed.incrementAndGet();
        kinds.computeIfAbsent(query + ": rows of both builds", kind -> new Kind(new AtomicInteger(), ""))
                .times()
                .incrementAndGet();
    }

    int failed() {
        return failed.get();
    }

    int mixed() {
        return mixed.get();
    }

    /** Prints every kind with its frequency; nothing if there is none. */
    void print() {
        kinds.forEach((what, kind) -> System.out.println(kind.times() + " times " + what + "\n" + kind.firstStack()));
    }

    private static String stack(RuntimeException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
