package org.codeanatomy.run.console.command;

import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildService;
import org.codeanatomy.plugin.host.PluginHost;
import org.osgi.framework.BundleContext;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: every command, and what becomes of its failures. */
@Command(
        name = "codeanatomy",
        description = "Turn a source repository into a graph you can query with SQL.",
        subcommands = {CommandLine.HelpCommand.class, AutoComplete.GenerateCompletion.class})
public final class Commands implements Runnable {

    private static final int USAGE_WIDTH = 100;

    @Spec
    private CommandSpec command;

    @SuppressWarnings("unused") // the argument parser fills it
    @Mixin
    private CommonOptions common;

    private Commands() {}

    /** The whole command line, ready to execute. */
    public static CommandLine create(Engine engine, PluginHost host, BuildService builds, BundleContext bundles) {
        return new CommandLine(new Commands())
                .addSubcommand(new BuildCommand(builds))
                .addSubcommand(new SqlCommand(engine))
                .addSubcommand(new ShellCommand(engine, host, bundles))
                .addSubcommand(new PluginsCommand(host))
                .addSubcommand(new RegistryCommand(engine))
                .addSubcommand(new VersionCommand(engine, bundles))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(USAGE_WIDTH)
                .setParameterExceptionHandler(Commands::wrongArguments)
                .setExecutionExceptionHandler(Commands::failed);
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "a command is missing");
    }

    private static int wrongArguments(ParameterException wrong, String[] arguments) {
        CommandLine at = wrong.getCommandLine();
        at.getErr().println("error: " + wrong.getMessage());
        at.getErr().println("see: " + at.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.ARGUMENTS.number();
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof ParameterException wrong) {
            return wrongArguments(wrong, new String[0]);
        }
        command.getErr().println("error: " + failure.getMessage());
        if (failure instanceof EngineException engineFailure
                && engineFailure.code().equals("UNKNOWN_TABLE")) {
            command.getErr().println("next: name an output folder with --db DIR, or make one: codeanatomy build PATH");
        }
        if (parsed.originalArgs().contains("--verbose")) {
            failure.printStackTrace(command.getErr());
        }
        return exitCode(failure);
    }

    private static int exitCode(Exception failure) {
        if (failure instanceof EngineException engineFailure) {
            return ExitCode.of(engineFailure).number();
        }
        if (failure instanceof BuildException buildFailure) {
            return buildFailure.kind().exitCode();
        }
        return failure instanceof CommandException commandFailure
                ? commandFailure.code().number()
                : ExitCode.GENERAL.number();
    }
}
