package org.codeanatomy.run.console.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.plugin.host.GenerationState;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.unload.UnloadProof;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.codeanatomy.run.console.output.StandardError;
import org.codeanatomy.run.console.shell.HistoryCommands;
import org.codeanatomy.run.console.shell.PluginCommands;
import org.codeanatomy.run.console.shell.SqlCommands;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code codeanatomy shell}: the framework's console, with commands for plugins and SQL. */
@Command(
        name = "shell",
        description = "Open the console: sql, plugin:list, plugin:update, and all of Felix's commands.")
final class ShellCommand implements Callable<Integer> {

    private static final String JLINE = "org.jline";
    private static final String GOGO = "org.apache.felix.gogo";

    private final Engine engine;
    private final PluginHost host;
    private final BundleContext bundles;

    @SuppressWarnings("unused") // the argument parser fills it
    @Mixin
    private CommonOptions common;

    @Mixin
    private EngineOptions engineOptions;

    @Mixin
    private DatabaseOption database;

    @SuppressWarnings("unused") // the launcher acts on it
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Where committed changes of plugins are kept. Default: $CODEANATOMY_STATE, or state/ in the"
                    + " distribution.")
    private Path state;

    ShellCommand(Engine engine, PluginHost host, BundleContext bundles) {
        this.engine = engine;
        this.host = host;
        this.bundles = bundles;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, BundleException {
        try (Session session = engine.openSession(engineOptions.settings())) {
            database.registerIn(session);
            printRefusals();
            publish("plugin", PluginCommands.FUNCTIONS, new PluginCommands(host, service(UnloadProof.class)));
            publish("plugin", HistoryCommands.FUNCTIONS, new HistoryCommands(host, service(RuntimeView.class)));
            publish("codeanatomy", SqlCommands.FUNCTIONS, new SqlCommands(session));
            CountDownLatch stopping = new CountDownLatch(1);
            bundles.addBundleListener((SynchronousBundleListener) event -> {
                if (event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID
                        && event.getType() == BundleEvent.STOPPING) {
                    stopping.countDown();
                }
            });
            greet();
            startConsole();
            stopping.await();
        }
        return ExitCode.OK.number();
    }

    /** A service that the host registers before itself, so that it is there when the host is. */
    private <T> T service(Class<T> type) {
        return bundles.getService(bundles.getServiceReference(type));
    }

    private void printRefusals() {
        host.plugins().stream()
                .filter(plugin -> plugin.state() == GenerationState.REFUSED)
                .forEach(plugin ->
                        System.err.println(plugin.name() + " " + plugin.version() + " is refused: " + plugin.reason()));
    }

    private static void greet() {
        if (StandardError.isTerminal()) {
            System.err.println(
                    "sql \"SELECT …\" asks, sql alone opens a prompt for it; plugin:list, plugin:update and the like"
                            + " manage plugins; help lists all; ctrl-d leaves.");
        }
    }

    private void publish(String scope, List<String> functions, Object commands) {
        // The console reads several functions from an array only.
        String[] names = functions.toArray(new String[0]);
        bundles.registerService(
                Object.class,
                commands,
                FrameworkUtil.asDictionary(Map.of("osgi.command.scope", scope, "osgi.command.function", names)));
    }

    /**
     * The console's bundles were installed by the launcher, and start only now, so that the prompt comes last. JLine
     * finds what it knows of terminals through the thread's class loader: without it every terminal is a dumb one.
     */
    private void startConsole() throws BundleException {
        Thread starter = Thread.currentThread();
        ClassLoader before = starter.getContextClassLoader();
        try {
            for (Bundle jline : console(JLINE)) {
                jline.start();
                starter.setContextClassLoader(jline.adapt(BundleWiring.class).getClassLoader());
            }
            for (Bundle gogo : console(GOGO)) {
                gogo.start();
            }
        } finally {
            starter.setContextClassLoader(before);
        }
    }

    private List<Bundle> console(String name) {
        return Stream.of(bundles.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED || bundle.getState() == Bundle.RESOLVED)
                .filter(bundle -> bundle.getSymbolicName().startsWith(name))
                .toList();
    }
}
