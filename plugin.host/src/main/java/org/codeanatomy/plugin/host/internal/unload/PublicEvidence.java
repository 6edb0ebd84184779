package org.codeanatomy.plugin.host.internal.unload;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the JVM tells everybody about who holds a class loader. One picture serves for all loaders. */
final class PublicEvidence {

    private final Map<Thread, StackTraceElement[]> threads;

    private PublicEvidence(Map<Thread, StackTraceElement[]> threads) {
        this.threads = threads;
    }

    /** A picture of this moment. */
    static PublicEvidence now() {
        return new PublicEvidence(Thread.getAllStackTraces());
    }

    /** The threads it was taken of. */
    Iterable<Thread> threads() {
        return threads.keySet();
    }

    /** One sentence for each holder. */
    List<String> reasons(Belonging belonging) {
        List<String> reasons = new ArrayList<>();
        byName().forEach((name, thread) -> threadReason(name, thread, belonging).ifPresent(reasons::add));
        reasons.addAll(managedBeans(belonging));
        reasons.addAll(LogSettings.reasons(belonging));
        return reasons;
    }

    private Map<String, Thread> byName() {
        Map<String, Thread> ordered = new TreeMap<>();
        threads.keySet().forEach(thread -> ordered.put(thread.getName() + " #" + thread.getId(), thread));
        return ordered;
    }

    private Optional<String> threadReason(String name, Thread thread, Belonging belonging) {
        if (belonging.has(thread)) {
            return Optional.of("thread \"" + name + "\" is " + belonging.nameOf(thread)
                    + " and still runs: end it when the plugin is deactivated");
        }
        Optional<String> frame = Arrays.stream(threads.get(thread))
                .filter(element -> belonging.hasPackageOf(element.getClassName()))
                .reduce((inner, outer) -> outer)
                .map(element -> element.getClassName() + "." + element.getMethodName()
                        + (belonging.isAmbiguous(element.getClassName())
                                ? ", of this version or of another plugin with classes of that name"
                                : ""));
        if (frame.isPresent()) {
            return Optional.of("thread \"" + name + "\" is in " + frame.get() + ", and has not returned");
        }
        return thread.getContextClassLoader() == belonging.loader()
                ? Optional.of("thread \"" + name + "\" has its class loader as context class loader:"
                        + " put back what was there before")
                : Optional.empty();
    }

    private static List<String> managedBeans(Belonging belonging) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return server.queryNames(null, null).stream()
                .filter(name -> isOf(belonging.loader(), name, server))
                .map(name ->
                        "MBean " + name + " is of one of its classes: unregister it when the plugin is deactivated")
                .toList();
    }

    private static boolean isOf(ClassLoader loader, ObjectName bean, MBeanServer server) {
        try {
            return server.getClassLoaderFor(bean) == loader;
        } catch (InstanceNotFoundException goneMeanwhile) {
            return false;
        }
    }
}
