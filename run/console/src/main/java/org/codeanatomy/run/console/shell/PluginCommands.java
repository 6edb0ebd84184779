package org.codeanatomy.run.console.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import org.codeanatomy.plugin.host.unload.EvidenceTier;
import org.codeanatomy.plugin.host.unload.UnloadProof;
import org.codeanatomy.run.console.output.LeakText;
import org.codeanatomy.run.console.output.PluginTable;

/** The console's commands of scope {@code plugin}. */
public final class PluginCommands {

    /** The commands, for the console to find. */
    public static final List<String> FUNCTIONS = List.of("list", "install", "update", "uninstall", "rollback");

    private static final Duration PROOF_LIMIT = Duration.ofSeconds(30);

    // What options of several commands mean; the console wants it said with each of them.
    private static final String PROVE = "wait until the JVM has unloaded the old version, and say so";
    private static final String DRAIN =
            "how long its queries may go on, for instance 30s or 500ms; without it, as the host is set";
    private static final String THEN =
            "what is done with those that have not ended by then: cancel (the default) or wait";
    private static final String DRY_RUN = "do everything but the change itself, and say what would happen";
    private static final String SHADOW = "refuse the jar if its functions answer recent calls differently";

    private final PluginHost host;
    private final UnloadProof proof;

    /** Commands over a host, and what it knows of versions that are gone. */
    public PluginCommands(PluginHost host, UnloadProof proof) {
        this.host = host;
        this.proof = proof;
    }

    /** Prints the plugins. */
    @Descriptor("list the plugins: name, version, build, state and what each brings")
    public void list() {
        out().println(PluginTable.render(host.plugins()));
    }

    /** Installs a plugin from a jar. */
    @Descriptor("install a plugin from a jar")
    public void install(
            CommandSession session,
            @Descriptor(DRAIN) @Parameter(names = "--drain", absentValue = "") String drain,
            @Descriptor(THEN) @Parameter(names = "--then", absentValue = "cancel") String then,
            @Descriptor(DRY_RUN) @Parameter(names = "--dry-run", presentValue = "true", absentValue = "false")
                    boolean dryRun,
            @Descriptor("the jar") String jar) {
        print(() -> host.install(path(session, jar), options(drain, then, dryRun)));
    }

    /** Replaces a plugin by a jar while queries run. */
    @Descriptor("replace a plugin by a jar while queries run")
    public void update(
            CommandSession session,
            @Descriptor(PROVE) @Parameter(names = "--prove", presentValue = "true", absentValue = "false")
                    boolean prove,
            @Descriptor(DRAIN) @Parameter(names = "--drain", absentValue = "") String drain,
            @Descriptor(THEN) @Parameter(names = "--then", absentValue = "cancel") String then,
            @Descriptor(DRY_RUN) @Parameter(names = "--dry-run", presentValue = "true", absentValue = "false")
                    boolean dryRun,
            @Descriptor(SHADOW) @Parameter(names = "--shadow", presentValue = "true", absentValue = "false")
                    boolean shadow,
            @Descriptor("the plugin") String plugin,
            @Descriptor("the jar") String jar)
            throws InterruptedException {
        change(
                prove,
                () -> host.update(
                        plugin, path(session, jar), options(drain, then, dryRun).withShadow(shadow)));
    }

    /** Replaces a plugin by what lies in the drop folder now, or is in the plugin repository. */
    @Descriptor("replace a plugin by its file in the drop folder, or else by what the plugin repository has")
    public void update(
            @Descriptor(PROVE) @Parameter(names = "--prove", presentValue = "true", absentValue = "false")
                    boolean prove,
            @Descriptor(DRAIN) @Parameter(names = "--drain", absentValue = "") String drain,
            @Descriptor(THEN) @Parameter(names = "--then", absentValue = "cancel") String then,
            @Descriptor(DRY_RUN) @Parameter(names = "--dry-run", presentValue = "true", absentValue = "false")
                    boolean dryRun,
            @Descriptor(SHADOW) @Parameter(names = "--shadow", presentValue = "true", absentValue = "false")
                    boolean shadow,
            @Descriptor("the plugin") String plugin)
            throws InterruptedException {
        change(prove, () -> host.update(plugin, options(drain, then, dryRun).withShadow(shadow)));
    }

    /** Goes back to what served before. */
    @Descriptor("go back to the version that served before")
    public void rollback(
            @Descriptor(PROVE) @Parameter(names = "--prove", presentValue = "true", absentValue = "false")
                    boolean prove,
            @Descriptor(DRAIN) @Parameter(names = "--drain", absentValue = "") String drain,
            @Descriptor(THEN) @Parameter(names = "--then", absentValue = "cancel") String then,
            @Descriptor(DRY_RUN) @Parameter(names = "--dry-run", presentValue = "true", absentValue = "false")
                    boolean dryRun,
            @Descriptor("the plugin") String plugin)
            throws InterruptedException {
        change(prove, () -> host.rollback(plugin, Optional.empty(), options(drain, then, dryRun)));
    }

    /** Goes back to a version. */
    @Descriptor("go back to a version that served before")
    public void rollback(
            @Descriptor(PROVE) @Parameter(names = "--prove", presentValue = "true", absentValue = "false")
                    boolean prove,
            @Descriptor(DRAIN) @Parameter(names = "--drain", absentValue = "") String drain,
            @Descriptor(THEN) @Parameter(names = "--then", absentValue = "cancel") String then,
            @Descriptor(DRY_RUN) @Parameter(names = "--dry-run", presentValue = "true", absentValue = "false")
                    boolean dryRun,
            @Descriptor("the plugin") String plugin,
            @Descriptor("the version, as plugin:history shows it") String version)
            throws InterruptedException {
        change(prove, () -> host.rollback(plugin, Optional.of(version), options(drain, then, dryRun)));
    }

    /** Retires and removes a plugin. */
    @Descriptor("retire a plugin, wait for its queries, and remove it")
    public void uninstall(
            @Descriptor("wait until the JVM has unloaded it, and say so")
                    @Parameter(names = "--prove", presentValue = "true", absentValue = "false")
                    boolean prove,
            @Descriptor(DRAIN) @Parameter(names = "--drain", absentValue = "") String drain,
            @Descriptor(THEN) @Parameter(names = "--then", absentValue = "cancel") String then,
            @Descriptor(DRY_RUN) @Parameter(names = "--dry-run", presentValue = "true", absentValue = "false")
                    boolean dryRun,
            @Descriptor("the plugin") String plugin)
            throws InterruptedException {
        change(prove, () -> host.uninstall(plugin, options(drain, then, dryRun)));
    }

    private void change(boolean prove, Change change) throws InterruptedException {
        if (print(change) && prove) {
            prove();
        }
    }

    private static ChangeOptions options(String drain, String then, boolean dryRun) throws WrongArgument {
        return ChangeArguments.options(drain, then, dryRun);
    }

    private void prove() throws InterruptedException {
        List<GenerationId> left = host.proveCollected(PROOF_LIMIT);
        if (left.isEmpty()) {
            out().println("Every replaced or removed version is collected: its class loader is gone.");
            return;
        }
        out().println("Not collected after " + PROOF_LIMIT.toSeconds() + " s: "
                + left.stream().map(GenerationId::toString).collect(Collectors.joining(", "))
                + "; something still holds a class of it.");
        try {
            out().println(LeakText.render(proof.leaks(EvidenceTier.OPENED)));
            out().println("plugin:leaks --deep looks into the heap.");
        } catch (IOException e) {
            out().println("error: " + e.getMessage());
        }
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
        } catch (PluginRefusedException | WrongArgument refused) {
            out().println("error: " + refused.getMessage());
            return false;
        }
    }

    /** A change of plugins that may be refused. */
    @FunctionalInterface
    private interface Change {
        UpdateReport run() throws PluginRefusedException, WrongArgument;
    }
}
