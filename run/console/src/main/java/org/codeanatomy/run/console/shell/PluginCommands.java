package org.codeanatomy.run.console.shell;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.Process;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.UpdateReport;
import org.codeanatomy.run.console.output.PluginTable;

/** The console's commands of scope {@code plugin}. */
public final class PluginCommands {

    /** The commands, for the console to find. */
    public static final List<String> FUNCTIONS = List.of("list", "install", "update", "uninstall");

    private static final Duration PROOF_LIMIT = Duration.ofSeconds(30);

    private final PluginHost host;

    /** Commands over a host. */
    public PluginCommands(PluginHost host) {
        this.host = host;
    }

    /** Prints the plugins. */
    @Descriptor("list the plugins: name, version, build, state and what each brings")
    public void list() {
        out().println(PluginTable.render(host.plugins()));
    }

    /** Installs a plugin from a jar. */
    @Descriptor("install a plugin from a jar")
    public void install(CommandSession session, @Descriptor("the jar") String jar) {
        print(() -> host.install(path(session, jar)));
    }

    /** Replaces a plugin by a jar while queries run. */
    @Descriptor("replace a plugin by a jar while queries run")
    public void update(
            CommandSession session,
            @Descriptor("wait until the JVM has unloaded the old version, and say so")
                    @Parameter(names = "--prove", presentValue = "true", absentValue = "false")
                    boolean prove,
            @Descriptor("refuse the jar if its functions answer recent calls differently")
                    @Parameter(names = "--shadow", presentValue = "true", absentValue = "false")
                    boolean shadow,
            @Descriptor("the plugin") String plugin,
            @Descriptor("the jar") String jar)
            throws InterruptedException {
        ChangeOptions options = ChangeOptions.defaults().withShadow(shadow);
        if (print(() -> host.update(plugin, path(session, jar), options)) && prove) {
            prove();
        }
    }

    /** Retires and removes a plugin. */
    @Descriptor("retire a plugin, wait for its queries, and remove it")
    public void uninstall(
            @Descriptor("wait until the JVM has unloaded it, and say so")
                    @Parameter(names = "--prove", presentValue = "true", absentValue = "false")
                    boolean prove,
            @Descriptor("the plugin") String plugin)
            throws InterruptedException {
        if (print(() -> host.uninstall(plugin)) && prove) {
            prove();
        }
    }

    private void prove() throws InterruptedException {
        List<GenerationId> left = host.proveCollected(PROOF_LIMIT);
        out().println(
                        left.isEmpty()
                                ? "Every replaced or removed version is collected: its class loader is gone."
                                : "Not collected after " + PROOF_LIMIT.toSeconds() + " s: "
                                        + left.stream()
                                                .map(GenerationId::toString)
                                                .collect(Collectors.joining(", "))
                                        + "; something still holds a class of it.");
    }

    /** The terminal, or the next command of a pipe. */
    private static PrintStream out() {
        return Process.Utils.current().out();
    }

    private static Path path(CommandSession session, String jar) {
        return session.currentDir().resolve(jar);
    }

    /** Whether the change was made. */
    private static boolean print(Change change) {
        try {
            out().println(change.run().summary());
            return true;
        } catch (PluginRefusedException refused) {
            out().println("error: " + refused.getMessage());
            return false;
        }
    }

    /** A change of plugins that may be refused. */
    @FunctionalInterface
    private interface Change {
        UpdateReport run() throws PluginRefusedException;
    }
}
