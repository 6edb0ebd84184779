package org.codeanatomy.plugin.host.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codeanatomy.plugin.host.PluginHost;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.condition.Condition;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A Felix with the component runtime and this host in it, as an embedding application has it: the platform's packages
 * come from the class path, so that tests and plugins see the same classes.
 */
public final class TestRuntime implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> PLATFORM = List.of(
            "org.codeanatomy.plugin.api",
            "org.codeanatomy.lib.arrow",
            "slf4j-api",
            "org.apache.felix.healthcheck.api",
            "jackson-core",
            "jackson-databind");
    private static final Pattern OWN_IMPORT =
            Pattern.compile("(org\\.codeanatomy\\.plugin\\.host[\\w.]*);version=\"\\[([^,]+),");
    private static final List<String> BUNDLES = List.of(
            "org.osgi.util.function", "org.osgi.util.promise", "org.osgi.service.component", "org.apache.felix.scr");

    private final Framework framework;
    private final Path folder;

    private TestRuntime(Framework framework, Path folder) {
        this.framework = framework;
        this.folder = folder;
    }

    /** A runtime that is not started: bundles can be installed in it. */
    public static TestRuntime initialised(Path folder, Map<String, String> properties) throws BundleException {
        Map<String, String> configuration = new HashMap<>(properties);
        configuration.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, platformPackages());
        configuration.put("felix.cache.locking", "false");
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(configuration);
        framework.init();
        TestRuntime runtime = new TestRuntime(framework, folder);
        for (String artifact : BUNDLES) {
            runtime.install(Classpath.jar(artifact).toPath()).start();
        }
        runtime.install(HostBundle.JAR).start();
        return runtime;
    }

    /** A running runtime without plugins, whose host is ready. */
    public static TestRuntime started(Path folder, Map<String, String> properties) throws Exception {
        return initialised(folder, properties).start();
    }

    /** Starts the framework and waits until the host is ready. */
    public TestRuntime start() throws Exception {
        framework.start();
        if (context().getServiceReference(PluginHost.class) == null) {
            throw new IllegalStateException("The host's bundle does not start; the framework printed why.");
        }
        ServiceTracker<Object, Object> ready = new ServiceTracker<>(
                context(),
                context()
                        .createFilter("(&(objectClass=" + Condition.class.getName()
                                + ")(osgi.condition.id=org.codeanatomy.ready))"),
                null);
        ready.open();
        if (ready.waitForService(PATIENCE.toMillis()) == null) {
            throw new IllegalStateException("The host is not ready after " + PATIENCE + ".");
        }
        ready.close();
        return this;
    }

    /** Adds File Install, which watches a folder; it starts after the host, as in the product. */
    public TestRuntime withFileInstall() throws BundleException {
        install(Classpath.jar("org.apache.felix.fileinstall").toPath()).start();
        return this;
    }

    /** The system bundle's context. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** The folder that this runtime may use. */
    public Path folder() {
        return folder;
    }

    /** The host. */
    public PluginHost host() {
        return context().getService(context().getServiceReference(PluginHost.class));
    }

    /** Installs a jar as anybody would. */
    public Bundle install(Path jar) throws BundleException {
        return context().installBundle(jar.toUri().toString());
    }

    /** Installs a bundle that is a dependency of the tests. */
    public Bundle installFromClasspath(String artifact) throws BundleException {
        return install(Classpath.jar(artifact).toPath());
    }

    /** Waits until something is so, or fails. */
    public static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Still not so after " + PATIENCE + ": " + what);
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() throws Exception {
        framework.stop();
        framework.waitForStop(PATIENCE.toMillis());
    }

    private static String platformPackages() {
        Stream<String> bundles = PLATFORM.stream().map(artifact -> exports(Classpath.jar(artifact)));
        return Stream.concat(bundles, hostPackages()).collect(Collectors.joining(","));
    }

    /** What the host's bundle imports of its own contract, at the versions that it was built with. */
    private static Stream<String> hostPackages() {
        return OWN_IMPORT
                .matcher(header(HostBundle.JAR.toFile(), Constants.IMPORT_PACKAGE))
                .results()
                .map(own -> own.group(1) + ";version=\"" + own.group(2) + "\"");
    }

    /** Without uses: the system bundle would have to import them. */
    private static String exports(File jar) {
        return header(jar, Constants.EXPORT_PACKAGE).replaceAll(";uses:=\"[^\"]*\"", "");
    }

    private static String header(File jar, String name) {
        try (JarFile file = new JarFile(jar)) {
            return file.getManifest().getMainAttributes().getValue(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
