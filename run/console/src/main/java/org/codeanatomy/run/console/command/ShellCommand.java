package org.codeanatomy.run.console.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.plugin.host.GenerationState;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.run.console.shell.PluginCommands;
import org.codeanatomy.run.console.shell.SqlCommands;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.SynchronousBundleListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code codeanatomy shell}: the framework's console, with commands for plugins and SQL. */
@Command(
        name = "shell",
        description = "Open the console: sql, plugin:list, plugin:update, and all of Felix's commands.")
final class ShellCommand implements Callable<Integer> {

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
            publish("plugin", PluginCommands.FUNCTIONS, new PluginCommands(host));
            publish("codeanatomy", SqlCommands.FUNCTIONS, new SqlCommands(session));
            CountDownLatch stopping = new CountDownLatch(1);
            bundles.addBundleListener((SynchronousBundleListener) event -> {
                if (event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID
                        && event.getType() == BundleEvent.STOPPING) {
                    stopping.countDown();
                }
            });
            startConsole();
            stopping.await();
        }
        return ExitCode.OK.number();
    }

    private void printRefusals() {
        host.plugins().stream()
                .filter(plugin -> plugin.state() == GenerationState.REFUSED)
                .forEach(plugin ->
                        System.err.println(plugin.name() + " " + plugin.version() + " is refused: " + plugin.reason()));
    }

    private void publish(String scope, List<String> functions, Object commands) {
        // The console reads several functions from an array only.
        String[] names = functions.toArray(new String[0]);
        bundles.registerService(
                Object.class,
                commands,
                FrameworkUtil.asDictionary(Map.of("osgi.command.scope", scope, "osgi.command.function", names)));
    }

    /** The console's bundles were installed by the launcher, and start only now, so that the prompt comes last. */
    private void startConsole() throws BundleException {
        Bundle[] console = Stream.of(bundles.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED || bundle.getState() == Bundle.RESOLVED)
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.apache.felix.gogo")
                        || bundle.getSymbolicName().startsWith("org.jline"))
                .toArray(Bundle[]::new);
        for (Bundle bundle : console) {
            bundle.start();
        }
    }
}
