package org.codeanatomy.plugin.testkit.internal.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.codeanatomy.plugin.host.PluginHost;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A framework with the component runtime and the plugin host in it, in this process, as an application embeds them: the
 * packages of the platform, and all others that the plugin imports, come from the class path, so that this side and the
 * plugin see the same classes.
 */
public final class ContractRuntime implements AutoCloseable {

    /** How long a replaced generation has to be collected before the host says what holds it. */
    public static final Duration COLLECTION = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HOST = "org.codeanatomy.plugin.host";
    private static final Set<String> PLATFORM = Set.of(
            "org.codeanatomy.plugin.api",
            "org.codeanatomy.lib.arrow",
            "com.fasterxml.jackson.core.jackson-annotations",
            "com.fasterxml.jackson.core.jackson-core",
            "com.fasterxml.jackson.core.jackson-databind",
            "slf4j.api",
            HOST);
    private static final List<String> BUNDLES = List.of(
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.service.component",
            "org.apache.felix.scr",
            HOST);

    private final Framework framework;
    private final Path folder;

    private ContractRuntime(Framework framework, Path folder) {
        this.framework = framework;
        this.folder = folder;
    }

    /**
     * Starts a runtime for one plugin, without installing it.
     *
     * @throws IllegalStateException if something that it is made of is missing on the class path
     */
    public static ContractRuntime startFor(PluginFile plugin) {
        ClassLoader loader = ContractRuntime.class.getClassLoader();
        List<ClasspathBundle> classpath = ClasspathBundle.all(loader);
        try {
            Path folder = Files.createTempDirectory("plugin-contract");
            Framework framework = ServiceLoader.load(FrameworkFactory.class, loader)
                    .findFirst()
                    .orElseThrow(() -> missing("an OSGi framework"))
                    .newFramework(configuration(folder, classpath, plugin));
            ContractRuntime runtime = new ContractRuntime(framework, folder);
            runtime.start(classpath);
            return runtime;
        } catch (IOException | BundleException e) {
            throw new IllegalStateException("The framework for the contract tests does not start.", e);
        }
    }

    private static Map<String, String> configuration(Path folder, List<ClasspathBundle> classpath, PluginFile plugin) {
        Set<String> packages = new TreeSet<>();
        Set<String> imported = new HashSet<>(plugin.imports());
        for (ClasspathBundle bundle : classpath) {
            if (PLATFORM.contains(bundle.name())) {
                packages.addAll(bundle.exports());
            } else if (!BUNDLES.contains(bundle.name())) {
                packages.addAll(bundle.exportsOf(imported));
            }
        }
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, String.join(",", packages));
        configuration.put("felix.cache.locking", "false");
        configuration.put(HOST + ".collection", Long.toString(COLLECTION.toMillis()));
        return configuration;
    }

    private void start(List<ClasspathBundle> classpath) throws BundleException {
        framework.init();
        for (String name : BUNDLES) {
            String location = classpath.stream()
                    .filter(bundle -> bundle.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> missing("the bundle " + name))
                    .location();
            framework.getBundleContext().installBundle(location).start();
        }
        framework.start();
        awaitReady();
    }

    private void awaitReady() throws BundleException {
        try {
            ServiceTracker<Object, Object> ready = new ServiceTracker<>(
                    framework.getBundleContext(),
                    framework
                            .getBundleContext()
                            .createFilter("(&(objectClass=org.osgi.service.condition.Condition)"
                                    + "(osgi.condition.id=org.codeanatomy.ready))"),
                    null);
            ready.open();
            Object condition = ready.waitForService(PATIENCE.toMillis());
            ready.close();
            if (condition == null) {
                throw new IllegalStateException("The plugin host was not ready within " + PATIENCE.toSeconds()
                        + " s; the framework printed why.");
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("The filter for the host's condition is malformed.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while the plugin host started.", e);
        }
    }

    private static IllegalStateException missing(String what) {
        return new IllegalStateException("There is no " + what
                + " on the class path: the dependencies of org.codeanatomy.plugin.testkit bring it, so do not exclude them,"
                + " and build jars, not only classes (mvn package).");
    }

    /** The host. */
    public PluginHost host() {
        return framework
                .getBundleContext()
                .getService(framework.getBundleContext().getServiceReference(PluginHost.class));
    }

    /** A folder that the checks may write to; it goes with the runtime. */
    public Path scratch() {
        return folder;
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(PATIENCE.toMillis());
            delete(folder);
        } catch (BundleException | IOException e) {
            throw new IllegalStateException("The framework of the contract tests does not stop.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the framework goes on stopping by itself
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
