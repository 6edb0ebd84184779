package org.codeanatomy.run.console.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.run.console.output.PluginTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code codeanatomy plugins}: what serves, and what was refused. */
@Command(name = "plugins", description = "List the plugins: name, version, build, state and what each brings.")
final class PluginsCommand implements Callable<Integer> {

    private final PluginHost host;

    @SuppressWarnings("unused") // the argument parser fills it
    @Mixin
    private CommonOptions common;

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    PluginsCommand(PluginHost host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        if (json) {
            System.out.println(new ObjectMapper().writeValueAsString(host.plugins()));
        } else {
            System.out.println(PluginTable.render(host.plugins()));
        }
        return ExitCode.OK.number();
    }
}
