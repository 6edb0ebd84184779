package org.codeanatomy.run.console.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.Process;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.UpdateReport;
import org.codeanatomy.plugin.host.view.HistoryEntry;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.codeanatomy.run.console.output.HistoryTable;

/** The console's commands of scope {@code plugin} that are about what is committed. */
public final class HistoryCommands {

    /** The commands, for the console to find. */
    public static final List<String> FUNCTIONS = List.of("history", "lock", "restore", "settings");

    private final PluginHost host;
    private final RuntimeView view;

    /** Commands over a host. */
    public HistoryCommands(PluginHost host, RuntimeView view) {
        this.host = host;
        this.view = view;
    }

    /** Prints the changes of all plugins. */
    @Descriptor("list the committed changes of plugins, oldest first")
    public void history() {
        out().println(HistoryTable.render(view.history()));
    }

    /** Prints the changes of one plugin. */
    @Descriptor("list the committed changes of a plugin, oldest first")
    public void history(@Descriptor("the plugin") String plugin) {
        List<HistoryEntry> own = view.history().stream()
                .filter(entry -> entry.plugin().equals(plugin))
                .toList();
        out().println(own.isEmpty() ? "no change of " + plugin + " was committed here" : HistoryTable.render(own));
    }

    /** Prints how the host is set. */
    @Descriptor("show how long the host waits for what; each is a framework property org.codeanatomy.plugin.host.NAME")
    public void settings() {
        out().println(HistoryTable.renderSettings(view.settings()));
    }

    /** Writes a lock file. */
    @Descriptor("write exact versions and hashes of what is committed to a file such as plugins.lock")
    public void lock(CommandSession session, @Descriptor("the file") String file) {
        Path path = session.currentDir().resolve(file);
        try {
            Files.writeString(path, host.lock());
            out().println(path + " is written");
        } catch (IOException failed) {
            out().println("error: " + path + " cannot be written (" + failed + ")");
        }
    }

    /** Makes the runtime what a lock file says. */
    @Descriptor("make the committed plugins what a lock file names, from the store; others are uninstalled")
    public void restore(
            CommandSession session,
            @Descriptor("do everything but the change itself, and say what would happen")
                    @Parameter(names = "--dry-run", presentValue = "true", absentValue = "false")
                    boolean dryRun,
            @Descriptor("the file") String file) {
        ChangeOptions defaults = ChangeOptions.defaults();
        try {
            List<UpdateReport> done =
                    host.restore(session.currentDir().resolve(file), dryRun ? defaults.asRehearsal() : defaults);
            done.forEach(report -> out().println(report.summary()));
            if (done.isEmpty()) {
                out().println("nothing to do: what is committed is what " + file + " names");
            }
        } catch (PluginRefusedException refused) {
            out().println("error: " + refused.getMessage());
        }
    }

    /** The terminal, or the next command of a pipe. */
    private static PrintStream out() {
        return Process.Utils.current().out();
    }
}
