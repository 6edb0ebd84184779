package org.codeanatomy.run.console.command;

import java.util.Locale;
import org.codeanatomy.engine.api.SessionSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of commands that run statements. Filled by the argument parser. */
final class EngineOptions {

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--engine-profile",
            paramLabel = "P",
            defaultValue = "medium",
            description = "Memory: small (256 MiB), medium (1 GiB) or large (4 GiB). Default: ${DEFAULT-VALUE}.")
    private String profile;

    @Option(names = "--threads", paramLabel = "N", description = "Worker threads. Default: the number of cores.")
    private Integer threads;

    SessionSettings settings() {
        SessionSettings settings =
                switch (profile.toLowerCase(Locale.ROOT)) {
                    case "small" -> SessionSettings.small();
                    case "medium" -> SessionSettings.medium();
                    case "large" -> SessionSettings.large();
                    default ->
                        throw new ParameterException(
                                command.commandLine(),
                                "--engine-profile is small, medium or large, not '" + profile + "'");
                };
        if (threads == null) {
            return settings;
        }
        if (threads < 1) {
            throw new ParameterException(command.commandLine(), "--threads needs at least 1, not " + threads);
        }
        return settings.withThreads(threads);
    }
}
