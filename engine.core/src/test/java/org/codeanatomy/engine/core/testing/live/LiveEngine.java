package org.codeanatomy.engine.core.testing.live;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.core.session.EngineComponent;
import org.codeanatomy.engine.core.testing.ResultText;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.LifecycleListener;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.SmokeRunner;
import org.codeanatomy.plugin.host.SwitchRehearsal;
import org.codeanatomy.plugin.host.UpdateReport;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/**
 * An engine over a real host in a real Felix, whose plugins come, change and go. The platform's packages and the engine
 * come from the class path, so that tests can hold both in hand.
 */
public final class LiveEngine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> BUNDLES = List.of(
            "org.osgi.util.function", "org.osgi.util.promise", "org.osgi.service.component", "org.apache.felix.scr");
    private static final List<String> PLATFORM = List.of(
            "org.codeanatomy.plugin.api", "org.codeanatomy.lib.arrow", "slf4j-api", "jackson-core", "jackson-databind");

    private final Path folder;
    private final Framework framework;
    private final PluginHost host;
    private final EngineComponent engine;
    private final Session session;

    private LiveEngine(Path folder, Framework framework) throws InterruptedException {
        this.folder = folder;
        this.framework = framework;
        host = service(PluginHost.class);
        engine = new EngineComponent(host, service(RuntimeView.class));
        context()
                .registerService(
                        new String[] {
                            SmokeRunner.class.getName(),
                            SwitchRehearsal.class.getName(),
                            LifecycleListener.class.getName()
                        },
                        engine,
                        null);
        session = engine.openSession(SessionSettings.small().withThreads(2));
    }

    /** A runtime without plugins, which may use the folder. */
    public static LiveEngine started(Path folder, Map<String, String> properties) throws Exception {
        Path host = Classpath.host(folder);
        Map<String, String> configuration = new HashMap<>(properties);
        configuration.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, platformPackages(host));
        configuration.put("felix.cache.locking", "false");
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(configuration);
        framework.start();
        for (String artifact : BUNDLES) {
            start(framework, Classpath.jar(artifact).toPath());
        }
        start(framework, host);
        return new LiveEngine(folder, framework);
    }

    private static void start(Framework framework, Path jar) throws BundleException {
        framework.getBundleContext().installBundle(jar.toUri().toString()).start();
    }

    private <T> T service(Class<T> type) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context(), type, null);
        tracker.open();
        T service = tracker.waitForService(PATIENCE.toMillis());
        if (service == null) {
            throw new IllegalStateException(type + " is not there after " + PATIENCE + "; the framework printed why.");
        }
        return service;
    }

    /** The system bundle's context. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** The host. */
    public PluginHost host() {
        return host;
    }

    /** The engine. */
    public EngineComponent engine() {
        return engine;
    }

    /** A session of it. */
    public Session session() {
        return session;
    }

    /** Installs the plugin {@code words}, or replaces it. */
    public UpdateReport install(String fixture, String version, String build) throws PluginRefusedException {
        return install(fixture, version, build, ChangeOptions.defaults());
    }

    /** The same with options. */
    public UpdateReport install(String fixture, String version, String build, ChangeOptions options)
            throws PluginRefusedException {
        return host.install(new PluginJar(fixture, version, build).to(folder), options);
    }

    /** The rows that a statement returns, as texts joined by {@code " | "}. */
    public List<String> rows(String sql) {
        try (Result result = session.execute(sql)) {
            return rows(result);
        }
    }

    /** The rows of a result. */
    public static List<String> rows(Result result) {
        return ResultText.rows(result).stream()
                .map(row -> String.join(" | ", row))
                .toList();
    }

    /** Whether every generation that was retired is collected within the patience of a test. */
    public boolean isEverythingCollected() throws InterruptedException {
        return host.proveCollected(PATIENCE).isEmpty();
    }

    @Override
    public void close() throws Exception {
        session.close();
        engine.close();
        framework.stop();
        framework.waitForStop(PATIENCE.toMillis());
    }

    /** Without uses: the system bundle would have to import them. */
    private static String platformPackages(Path host) throws IOException {
        List<File> jars = new ArrayList<>(PLATFORM.stream().map(Classpath::jar).toList());
        jars.add(host.toFile());
        List<String> exports = new ArrayList<>();
        for (File jar : jars) {
            try (JarFile file = new JarFile(jar)) {
                exports.add(file.getManifest()
                        .getMainAttributes()
                        .getValue(Constants.EXPORT_PACKAGE)
                        .replaceAll(";uses:=\"[^\"]*\"", ""));
            }
        }
        return Stream.of(exports).flatMap(List::stream).collect(Collectors.joining(","));
    }
}
