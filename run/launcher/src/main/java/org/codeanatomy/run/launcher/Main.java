package org.codeanatomy.run.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command line's entry: starts the runtime, hands the arguments to the command service, and exits with its code. */
public final class Main {

    private static final int GENERAL_FAILURE = 1;
    private static final String STATE = "--state";
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
        Path plugins = environment("CODEANATOMY_PLUGINS").orElse(distribution().plugins());
        RuntimeOptions options = new RuntimeOptions(plugins.toAbsolutePath(), shell, shell, properties(verbose));
        return shell ? state(arguments).map(options::withState).orElse(options) : options;
    }

    private static Map<String, String> properties(boolean verbose) {
        Map<String, String> properties = new HashMap<>();
        environment("CODEANATOMY_REPOSITORY")
                .ifPresent(folder -> properties.put(
                        EngineRuntime.REPOSITORY, folder.toAbsolutePath().toString()));
        if (!verbose) {
            // A component that fails is a sentence in the plugin's refusal; the runtime would add a stack trace.
            properties.put("ds.loglevel", "0");
        }
        return properties;
    }

    private static Optional<Path> environment(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /** Where a shell keeps what it is told to change: as it is asked to, or beside the distribution if that can be. */
    private static Optional<Path> state(List<String> arguments) {
        Optional<Path> named = optionValue(arguments).or(() -> environment("CODEANATOMY_STATE"));
        if (named.isPresent()) {
            return named;
        }
        Path own = distribution().state();
        if (Files.isWritable(Files.exists(own) ? own : own.getParent())) {
            return Optional.of(own);
        }
        System.err.println(
                "warning: " + own
                        + " cannot be written, so changes of plugins are forgotten when this shell ends; --state DIR keeps them");
        return Optional.empty();
    }

    private static Optional<Path> optionValue(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.startsWith(STATE + "=")) {
                return Optional.of(Path.of(word.substring(STATE.length() + 1)));
            }
            if (word.equals(STATE) && i + 1 < arguments.size()) {
                return Optional.of(Path.of(arguments.get(i + 1)));
            }
        }
        return Optional.empty();
    }
}
