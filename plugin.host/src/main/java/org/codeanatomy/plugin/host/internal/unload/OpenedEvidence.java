package org.codeanatomy.plugin.host.internal.unload;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadPoolExecutor;

/** What lies in private fields of the JDK: thread-locals, tasks that wait, shutdown hooks. */
final class OpenedEvidence {

    private OpenedEvidence() {}

    /** One sentence for each holder. */
    static List<String> reasons(Belonging belonging, Iterable<Thread> threads) {
        Set<String> reasons = new LinkedHashSet<>();
        for (Thread thread : threads) {
            String name = "thread \"" + thread.getName() + " #" + thread.getId() + "\"";
            reasons.addAll(threadLocals(name, thread, belonging));
            for (Object task : tasks(thread)) {
                if (belonging.has(task)) {
                    reasons.add(name + " has a task that is " + belonging.nameOf(task)
                            + ": cancel it when the plugin is deactivated");
                }
            }
        }
        reasons.addAll(shutdownHooks(belonging));
        return List.copyOf(reasons);
    }

    private static List<String> threadLocals(String name, Thread thread, Belonging belonging) {
        List<String> reasons = new ArrayList<>();
        for (String field : List.of("threadLocals", "inheritableThreadLocals")) {
            Optional<Object> table =
                    OpenedJdk.read(Thread.class, field, thread).flatMap(map -> OpenedJdk.read(map, "table"));
            for (Object entry : table.map(OpenedEvidence::elements).orElse(List.of())) {
                Object key = ((Reference<?>) entry).get();
                Object value = OpenedJdk.read(entry, "value").orElse(null);
                if (belonging.has(value)) {
                    reasons.add(name + " has a thread-local whose value is " + belonging.nameOf(value)
                            + ": remove it before the call returns");
                } else if (belonging.has(key)) {
                    reasons.add(name + " has a thread-local that is " + belonging.nameOf(key)
                            + ": remove it before the call returns");
                }
            }
        }
        return reasons;
    }

    /** What a thread was given to run, and what waits in the queue it takes from. */
    private static List<Object> tasks(Thread thread) {
        List<Object> tasks = new ArrayList<>();
        OpenedJdk.read(Thread.class, "target", thread).ifPresent(tasks::add);
        OpenedJdk.read(Thread.class, "holder", thread) // since Java 19
                .flatMap(holder -> OpenedJdk.read(holder, "task"))
                .ifPresent(tasks::add);
        for (Object task : List.copyOf(tasks)) {
            OpenedJdk.read(task, "this$0") // the worker of an executor
                    .filter(ThreadPoolExecutor.class::isInstance)
                    .ifPresent(executor -> tasks.addAll(queued((ThreadPoolExecutor) executor)));
        }
        if (thread.getClass().getName().equals("java.util.TimerThread")) {
            OpenedJdk.read(thread, "queue")
                    .flatMap(queue -> OpenedJdk.read(queue, "queue"))
                    .ifPresent(array -> tasks.addAll(elements(array)));
        }
        return tasks;
    }

    /** Tasks as they were submitted: an executor wraps them in futures. */
    private static List<Object> queued(ThreadPoolExecutor executor) {
        List<Object> tasks = new ArrayList<>();
        tasks.add(executor.getThreadFactory());
        for (Object waiting : executor.getQueue()) {
            Object callable = OpenedJdk.read(waiting, "callable").orElse(waiting);
            tasks.add(OpenedJdk.read(callable, "task").orElse(callable));
        }
        return tasks;
    }

    private static List<String> shutdownHooks(Belonging belonging) {
        List<String> reasons = new ArrayList<>();
        for (Object hook : registeredHooks()) {
            Thread thread = (Thread) hook;
            List<Object> parts = new ArrayList<>(tasks(thread));
            parts.add(thread);
            parts.add(thread.getContextClassLoader());
            parts.stream()
                    .filter(belonging::has)
                    .findFirst()
                    .ifPresent(part -> reasons.add("shutdown hook \"" + thread.getName() + "\" holds "
                            + belonging.nameOf(part) + ": remove it when the plugin is deactivated"));
        }
        return reasons;
    }

    private static Collection<?> registeredHooks() {
        try {
            Class<?> hooks = Class.forName("java.lang.ApplicationShutdownHooks", false, null);
            return OpenedJdk.read(hooks, "hooks", null)
                    .map(map -> ((Map<?, ?>) map).keySet())
                    .map(List::copyOf)
                    .orElse(List.of());
        } catch (ClassNotFoundException anotherJdk) {
            return List.of();
        }
    }

    private static List<Object> elements(Object array) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            Object element = Array.get(array, i);
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }
}
