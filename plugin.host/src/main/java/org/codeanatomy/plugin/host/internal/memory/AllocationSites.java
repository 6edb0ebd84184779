package org.codeanatomy.plugin.host.internal.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where open buffers were allocated, as text: stack frames would keep classes alive. Arrow does not say which buffer is
 * released, only how large it was, so of several of one size the oldest is taken to be gone. Thread-safe.
 */
final class AllocationSites {

    private static final int FRAMES = 3;

    private final Map<Long, Deque<String>> open = new HashMap<>();

    synchronized void allocated(long size) {
        open.computeIfAbsent(size, any -> new ArrayDeque<>()).add(site());
    }

    synchronized void released(long size) {
        Deque<String> ofSize = open.get(size);
        if (ofSize != null) {
            ofSize.poll();
        }
    }

    synchronized void forget() {
        open.clear();
    }

    synchronized List<String> lines() {
        return open.entrySet().stream()
                .flatMap(ofSize -> ofSize.getValue().stream().map(site -> ofSize.getKey() + " bytes at " + site))
                .sorted()
                .toList();
    }

    private static String site() {
        return StackWalker.getInstance().walk(frames -> frames.filter(frame -> isForeign(frame.getClassName()))
                .limit(FRAMES)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" < ")));
    }

    private static boolean isForeign(String type) {
        return !type.startsWith("org.apache.arrow.") && !type.startsWith(AllocationSites.class.getPackageName());
    }
}
