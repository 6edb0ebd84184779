package org.codeanatomy.run.console.command;

import java.util.concurrent.Callable;
import org.osgi.framework.BundleContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code codeanatomy version}. */
@Command(name = "version", description = "Show the version, and what it runs on.")
final class VersionCommand implements Callable<Integer> {

    private final BundleContext bundles;

    @SuppressWarnings("unused") // the argument parser fills it
    @Mixin
    private CommonOptions common;

    VersionCommand(BundleContext bundles) {
        this.bundles = bundles;
    }

    @Override
    public Integer call() {
        System.out.println("codeanatomy " + bundles.getBundle().getVersion());
        System.out.println("framework " + bundles.getBundle(0).getSymbolicName() + " "
                + bundles.getBundle(0).getVersion());
        System.out.println("java " + System.getProperty("java.runtime.version"));
        return ExitCode.OK.number();
    }
}
