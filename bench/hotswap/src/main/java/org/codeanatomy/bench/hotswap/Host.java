package org.codeanatomy.bench.hotswap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.osgi.framework.BundleContext;

/** The plugin host. Its classes live in a bundle, so that a plain application reaches it by reflection. Thread-safe. */
final class Host {

    private static final String PLUGIN = "hotswap";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Object service;
    private final Method snapshotId;
    private final Method update;

    /** The host of a running framework. */
    Host(BundleContext bundles) throws NoSuchMethodException {
        service = bundles.getService(bundles.getServiceReference("org.codeanatomy.plugin.host.PluginHost"));
        snapshotId = service.getClass().getMethod("snapshotId");
        update = service.getClass().getMethod("update", String.class, Path.class);
    }

    /** The hash of what serves now. */
    String snapshot() {
        return (String) call(snapshotId);
    }

    /**
     * Replaces the plugin and waits until the old version has drained.
     *
     * @return how many statements were cancelled for it
     * @throws IllegalStateException if the host refuses the jar
     */
    int update(Path jar) {
        return (Integer) component(call(update, PLUGIN, jar), "cancelled");
    }

    /**
     * Waits until a version of the plugin serves.
     *
     * @throws IllegalStateException if it does not within half a minute
     */
    void awaitServing(String version) throws ReflectiveOperationException, InterruptedException {
        Method plugins = service.getClass().getMethod("plugins");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            for (Object plugin : (List<?>) call(plugins)) {
                boolean active = "ACTIVE".equals(String.valueOf(component(plugin, "state")));
                if (active
                        && PLUGIN.equals(component(plugin, "name"))
                        && version.equals(component(plugin, "version"))) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        throw new IllegalStateException(PLUGIN + " " + version + " does not serve after " + PATIENCE);
    }

    /** Bytes that the engine and all plugins have allocated from Arrow. */
    long arrowBytes() {
        return ((BufferAllocator) component(service, "rootAllocator")).getAllocatedMemory();
    }

    /** The generations whose classes are still there after the host has asked the JVM to collect them for so long. */
    List<?> notCollected(Duration within) throws NoSuchMethodException {
        return (List<?>) call(service.getClass().getMethod("proveCollected", Duration.class), within);
    }

    private static Object component(Object target, String name) {
        try {
            return target.getClass().getMethod(name).invoke(target);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("the host's " + name + " could not be read", failed);
        }
    }

    private Object call(Method method, Object... arguments) {
        try {
            return method.invoke(service, arguments);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        } catch (IllegalAccessException failed) {
            throw new IllegalStateException("the host's " + method.getName() + " cannot be called", failed);
        }
    }
}
