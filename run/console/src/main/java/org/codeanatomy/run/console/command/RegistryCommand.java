package org.codeanatomy.run.console.command;

import java.util.concurrent.Callable;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.api.registry.RegistrySnapshot;
import org.codeanatomy.run.console.output.RegistryTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code codeanatomy registry}: the public surface of the plugins that serve. */
@Command(
        name = "registry",
        description = "List what the plugins bring: functions, table kinds, procedures, evidence and views.")
final class RegistryCommand implements Callable<Integer> {

    private final Engine engine;

    @SuppressWarnings("unused") // the argument parser fills it
    @Mixin
    private CommonOptions common;

    @Option(names = "--json", description = "Print one JSON object with everything that is known of each.")
    private boolean json;

    RegistryCommand(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Integer call() {
        RegistrySnapshot registry = engine.registry();
        System.out.println(json ? registry.toJson() : RegistryTable.render(registry));
        return ExitCode.OK.number();
    }
}
