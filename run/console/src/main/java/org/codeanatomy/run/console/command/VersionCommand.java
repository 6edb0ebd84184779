package org.codeanatomy.run.console.command;

import java.util.concurrent.Callable;
import org.codeanatomy.engine.api.Engine;
import org.osgi.framework.BundleContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code codeanatomy version}. */
@Command(name = "version", description = "Show the version, and what it runs on.")
final class VersionCommand implements Callable<Integer> {

    private final Engine engine;
    private final BundleContext bundles;

    @SuppressWarnings("unused") // the argument parser fills it
    @Mixin
    private CommonOptions common;

    @Option(names = "--json", description = "Print what the runtime is made of and offers, as one JSON object.")
    private boolean json;

    VersionCommand(Engine engine, BundleContext bundles) {
        this.engine = engine;
        this.bundles = bundles;
    }

    @Override
    public Integer call() {
        if (json) {
            System.out.println(engine.capabilities().toJson());
            return ExitCode.OK.number();
        }
        System.out.println("codeanatomy " + bundles.getBundle().getVersion());
        System.out.println("framework " + bundles.getBundle(0).getSymbolicName() + " "
                + bundles.getBundle(0).getVersion());
        System.out.println("java " + System.getProperty("java.runtime.version"));
        return ExitCode.OK.number();
    }
}
