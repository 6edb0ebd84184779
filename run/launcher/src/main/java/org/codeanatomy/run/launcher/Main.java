package org.codeanatomy.run.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command line's entry: starts the runtime, hands the arguments to the command service, and exits with its code. */
public final class Main {

    private static final int GENERAL_FAILURE = 1;
    private static final String COMMAND =
            "(&(objectClass=java.util.function.ToIntFunction)(org.codeanatomy.command=main))";

    private Main() {}

    /**
     * Runs one command.
     *
     * @param arguments as {@code codeanatomy help} lists them
     */
    public static void main(String[] arguments) {
        int code = GENERAL_FAILURE;
        boolean verbose = Arrays.asList(arguments).contains("--verbose");
        if (verbose) {
            Logger.getLogger("").setLevel(Level.INFO);
        }
        // Felix's threads are no daemons: whatever happens, the framework must be stopped and the process ended.
        try (EngineRuntime runtime = EngineRuntime.start(distribution(), options(List.of(arguments), verbose))) {
            code = run(runtime, arguments);
        } catch (RuntimeException failed) {
            System.err.println("error: " + failed.getMessage());
            if (verbose) {
                failed.printStackTrace();
            } else {
                System.err.println("next: the same with --verbose shows what led to it");
            }
        }
        System.exit(code);
    }

    @SuppressWarnings("unchecked")
    private static int run(EngineRuntime runtime, String[] arguments) {
        return ((ToIntFunction<String[]>) runtime.await(COMMAND)).applyAsInt(arguments);
    }

    private static Distribution distribution() {
        String home = System.getProperty("codeanatomy.home");
        if (home == null) {
            throw new IllegalStateException("the system property codeanatomy.home must name the distribution's folder");
        }
        return new Distribution(Path.of(home));
    }

    private static RuntimeOptions options(List<String> arguments, boolean verbose) {
        boolean shell = arguments.stream()
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .orElse("")
                .equals("shell");
        String folder = System.getenv("CODEANATOMY_PLUGINS");
        Path plugins = folder == null || folder.isBlank() ? distribution().plugins() : Path.of(folder);
        String repository = System.getenv("CODEANATOMY_REPOSITORY");
        Map<String, String> properties = new HashMap<>();
        if (repository != null && !repository.isBlank()) {
            properties.put(
                    EngineRuntime.REPOSITORY,
                    Path.of(repository).toAbsolutePath().toString());
        }
        if (!verbose) {
            // A component that fails is a sentence in the plugin's refusal; the runtime would add a stack trace.
            properties.put("ds.loglevel", "0");
        }
        return new RuntimeOptions(plugins.toAbsolutePath(), shell, shell, properties);
    }
}
