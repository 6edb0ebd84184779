package org.codeanatomy.run.console.shell;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.Process;
import org.codeanatomy.plugin.host.ChangePlan;
import org.codeanatomy.plugin.host.PluginDiagnosis;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.codeanatomy.run.console.output.HealthTable;
import org.codeanatomy.run.console.output.PlanText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The console's commands that ask and change nothing. Where there is no console nobody asks for this service, so that
 * its class is never loaded.
 */
@Component(
        service = DiagnosisCommands.class,
        property = {
            "osgi.command.scope=plugin",
            "osgi.command.function=health",
            "osgi.command.function=plan",
            "osgi.command.function=why"
        })
public final class DiagnosisCommands {

    private static final String PLAN_USAGE = "error: plugin:plan needs what to plan: plugin:plan update <plugin> <jar>,"
            + " plugin:plan install <jar>, or plugin:plan uninstall <plugin>";

    private final PluginDiagnosis diagnosis;
    private final RuntimeView runtime;

    /** Commands over what the host knows. */
    @Activate
    public DiagnosisCommands(@Reference PluginDiagnosis diagnosis, @Reference RuntimeView runtime) {
        this.diagnosis = diagnosis;
        this.runtime = runtime;
    }

    /** Prints how the plugins are. */
    @Descriptor("ask every plugin how it is")
    public void health() {
        out().println(HealthTable.render(runtime.health()));
    }

    /** Prints why a plugin is not serving. */
    @Descriptor("say why a plugin is not serving: what it lacks, and the way out")
    public void why(@Descriptor("the plugin") String plugin) {
        diagnosis.why(plugin).forEach(out()::println);
    }

    /** Prints what a change of plugins would do. */
    @Descriptor("say what a change would do, and change nothing: update <plugin> <jar>, install <jar>,"
            + " uninstall <plugin>")
    public void plan(
            CommandSession session,
            @Descriptor("start the jar aside, where nobody sees it, to tell what only running code shows")
                    @Parameter(names = "--trial", presentValue = "true", absentValue = "false")
                    boolean trial,
            @Descriptor("the change: update, install or uninstall, and what plugin:update and so on would take")
                    String... change) {
        out().println(planned(session, List.of(change), trial)
                .map(PlanText::render)
                .orElse(PLAN_USAGE));
    }

    private Optional<ChangePlan> planned(CommandSession session, List<String> words, boolean trial) {
        String what = words.isEmpty() ? "" : words.get(0) + " " + (words.size() - 1);
        return switch (what) {
            case "update 2" -> Optional.of(diagnosis.planUpdate(words.get(1), path(session, words.get(2)), trial));
            case "install 1" -> Optional.of(diagnosis.planInstall(path(session, words.get(1)), trial));
            case "uninstall 1" -> Optional.of(diagnosis.planUninstall(words.get(1)));
            default -> Optional.empty();
        };
    }

    /** The terminal, or the next command of a pipe. */
    private static PrintStream out() {
        return Process.Utils.current().out();
    }

    private static Path path(CommandSession session, String jar) {
        return session.currentDir().resolve(jar);
    }
}
