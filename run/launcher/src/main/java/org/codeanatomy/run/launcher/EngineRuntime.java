package org.codeanatomy.run.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A framework with the bundles of a distribution, started and ready: every plugin is admitted or refused. Thread-safe.
 *
 * <pre>{@code
 * try (EngineRuntime runtime = EngineRuntime.start(new Distribution(home), RuntimeOptions.embedded(plugins))) {
 *     Engine engine = runtime.service(Engine.class);
 * }
 * }</pre>
 */
public final class EngineRuntime implements AutoCloseable {

    private static final long READY_MILLIS = 60_000;
    /** Where the plugin host looks for plugins that fit. */
    static final String REPOSITORY = "org.codeanatomy.plugin.host.repository";

    private static final long STOPPED_MILLIS = 60_000;
    private static final String FAILED = "org.codeanatomy.failed";
    private static final String CONDITION_ID = "osgi.condition.id";
    private static final String READY_OR_FAILED = "(&(objectClass=org.osgi.service.condition.Condition)(|("
            + CONDITION_ID + "=org.codeanatomy.ready)(" + CONDITION_ID + "=" + FAILED + ")))";

    private final Framework framework;
    private final Path cache;

    private EngineRuntime(Framework framework, Path cache) {
        this.framework = framework;
        this.cache = cache;
    }

    /**
     * Starts a distribution and waits until it is ready.
     *
     * @throws IllegalStateException if the framework does not start, or is not ready within a minute
     */
    public static EngineRuntime start(Distribution distribution, RuntimeOptions options) {
        Path cache = null;
        EngineRuntime runtime = null;
        try {
            cache = Files.createTempDirectory("codeanatomy-");
            Framework framework = ServiceLoader.load(FrameworkFactory.class)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no OSGi framework is on the class path"))
                    .newFramework(properties(distribution, options, cache));
            runtime = new EngineRuntime(framework, cache);
            framework.init();
            runtime.installAll(distribution, options);
            framework.start();
            runtime.awaitReady();
            return runtime;
        } catch (IOException | BundleException | RuntimeException failed) {
            if (runtime != null) {
                runtime.close();
            } else if (cache != null) {
                delete(cache);
            }
            throw new IllegalStateException("the runtime did not start: " + failed.getMessage(), failed);
        }
    }

    private static Map<String, String> properties(Distribution distribution, RuntimeOptions options, Path cache)
            throws IOException {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, distribution.systemPackages());
        properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(StartLevel.last()));
        if (options.watchPlugins()) {
            properties.put("felix.fileinstall.dir", options.plugins().toString());
            properties.put("felix.fileinstall.poll", "500");
            properties.put("felix.fileinstall.noInitialDelay", "true");
            properties.put("felix.fileinstall.tmpdir", cache.resolve("dropped").toString());
            properties.put("felix.fileinstall.log.level", "1");
        }
        if (options.shell()) {
            // The console's terminal finds the JDK's signals by name; without them ctrl-c ends the process.
            properties.put(Constants.FRAMEWORK_BOOTDELEGATION, "sun.misc");
        }
        properties.put(REPOSITORY, distribution.repository().toString());
        properties.putAll(options.properties());
        return properties;
    }

    private void installAll(Distribution distribution, RuntimeOptions options) throws IOException, BundleException {
        List<Path> jars = new ArrayList<>(distribution.bundles());
        jars.addAll(options.watchPlugins() ? distribution.watchBundles() : Distribution.jars(options.plugins()));
        for (Path jar : jars) {
            start(install(jar));
        }
        if (options.shell()) {
            for (Path jar : distribution.shellBundles()) {
                install(jar);
            }
        }
    }

    private Bundle install(Path jar) throws BundleException {
        return framework.getBundleContext().installBundle("reference:" + jar.toUri());
    }

    /** Marks a bundle as started; it starts when the framework reaches its start level. */
    private static void start(Bundle bundle) throws BundleException {
        if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
            bundle.adapt(BundleStartLevel.class)
                    .setStartLevel(StartLevel.of(bundle).number());
            bundle.start();
        }
    }

    /** The framework's own bundle context, for an application that wants to see or install bundles. */
    public BundleContext bundleContext() {
        return framework.getBundleContext();
    }

    /**
     * A service of the runtime, waited for up to a minute.
     *
     * @param type a class of the platform, so that runtime and application mean the same by it
     * @throws IllegalStateException if there is none
     */
    public <T> T service(Class<T> type) {
        return type.cast(await("(" + Constants.OBJECTCLASS + "=" + type.getName() + ")"));
    }

    /**
     * A service of the runtime that fits a filter, waited for up to a minute.
     *
     * @throws IllegalStateException if there is none
     */
    Object await(String filter) {
        return framework.getBundleContext().getService(awaitReference(filter));
    }

    /** The plugin host says so itself when it cannot begin, for instance because another runtime uses its state. */
    private void awaitReady() {
        ServiceReference<Object> condition = awaitReference(READY_OR_FAILED);
        if (FAILED.equals(condition.getProperty(CONDITION_ID))) {
            throw new IllegalStateException(String.valueOf(condition.getProperty("reason")));
        }
    }

    private ServiceReference<Object> awaitReference(String filter) {
        BundleContext context = framework.getBundleContext();
        ServiceTracker<Object, Object> tracker;
        try {
            tracker = new ServiceTracker<>(context, context.createFilter(filter), null);
        } catch (InvalidSyntaxException wrong) {
            throw new IllegalArgumentException(filter, wrong);
        }
        tracker.open();
        try {
            Object service = tracker.waitForService(READY_MILLIS);
            if (service == null) {
                throw new IllegalStateException(filter + " is not there after a minute; " + unresolved(context));
            }
            return tracker.getServiceReference();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the runtime started", interrupted);
        } finally {
            tracker.close();
        }
    }

    private static String unresolved(BundleContext context) {
        List<String> names = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                .map(Bundle::getSymbolicName)
                .toList();
        return names.isEmpty() ? "every bundle is resolved" : "not resolved: " + String.join(", ", names);
    }

    /** Stops the framework, waits until it has stopped, and removes its cache. */
    @Override
    public void close() {
        try {
            framework.stop();
            FrameworkEvent end = framework.waitForStop(STOPPED_MILLIS);
            if (end.getType() == FrameworkEvent.WAIT_TIMEDOUT) {
                throw new IllegalStateException("the framework did not stop within a minute; something in it hangs");
            }
        } catch (BundleException failed) {
            throw new IllegalStateException("the framework did not stop", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            delete(cache);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the cache " + folder + " could not be removed", failed);
        }
    }
}
