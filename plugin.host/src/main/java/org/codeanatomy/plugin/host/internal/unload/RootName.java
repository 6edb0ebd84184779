package org.codeanatomy.plugin.host.internal.unload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaFrameGCRoot;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;
import org.netbeans.lib.profiler.heap.ThreadObjectGCRoot;

/** Roots of the collector in words. */
final class RootName {

    private RootName() {}

    /**
     * What makes an object a root: a thread, a local variable with its thread and method, or the JVM itself; empty if it
     * is a root only because the heap was being dumped.
     */
    static Optional<String> of(Heap heap, Instance object) {
        GCRoot root = heap.getGCRoot(object);
        if (root instanceof JavaFrameGCRoot frame && frame.getThreadGCRoot() != null) {
            ThreadObjectGCRoot thread = frame.getThreadGCRoot();
            String name = threadName(thread.getInstance());
            return name.equals(HeapEvidence.DUMPING_THREAD)
                    ? Optional.empty()
                    : Optional.of("a local variable of thread \"" + name + "\""
                            + method(thread.getStackTrace(), frame.getFrameNumber()));
        }
        if (root instanceof ThreadObjectGCRoot) {
            return Optional.of("thread \"" + threadName(object) + "\"");
        }
        return Optional.of("the JVM (" + (root == null ? "root" : root.getKind().toLowerCase(Locale.ROOT)) + ")");
    }

    private static String method(StackTraceElement[] stack, int number) {
        return stack == null || number < 0 || number >= stack.length
                ? ""
                : " in " + stack[number].getClassName() + "." + stack[number].getMethodName();
    }

    private static String threadName(Instance thread) {
        return thread.getValueOfField("name") instanceof Instance name ? text(name) : "?";
    }

    private static String text(Instance string) {
        if (!(string.getValueOfField("value") instanceof PrimitiveArrayInstance array)) {
            return "?";
        }
        List<?> values = array.getValues();
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = Byte.parseByte(String.valueOf(values.get(i)));
        }
        boolean latin = Byte.valueOf((byte) 0).equals(string.getValueOfField("coder"));
        return new String(bytes, latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    }
}
