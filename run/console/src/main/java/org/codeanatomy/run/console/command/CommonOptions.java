package org.codeanatomy.run.console.command;

import picocli.CommandLine.Option;

/** The options of every command. Filled by the argument parser. */
final class CommonOptions {

    @SuppressWarnings("unused") // the argument parser acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Option(names = "--verbose", description = "Show stack traces and what the runtime does.")
    private boolean verbose;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @SuppressWarnings("unused") // the start script of a checkout acts on it
    @Option(names = "--no-build", description = "Use the distribution that is there, even if sources changed.")
    private boolean noBuild;

    boolean verbose() {
        return verbose;
    }

    boolean quiet() {
        return quiet;
    }
}
