package org.codeanatomy.run.console;

import java.util.function.ToIntFunction;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.build.BuildService;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.run.console.command.Commands;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The command line as a service: arguments in, exit code out. Its type is the JDK's, so that the launcher needs no class
 * of this bundle.
 */
@Component(service = ToIntFunction.class, property = "org.codeanatomy.command=main")
public final class CommandLineTool implements ToIntFunction<String[]> {

    private final Engine engine;
    private final PluginHost host;
    private final BuildService builds;
    private final BundleContext bundles;

    /** Called by the component runtime. */
    @Activate
    public CommandLineTool(
            @Reference Engine engine,
            @Reference PluginHost host,
            @Reference BuildService builds,
            BundleContext bundles) {
        this.engine = engine;
        this.host = host;
        this.builds = builds;
        this.bundles = bundles;
    }

    @Override
    public int applyAsInt(String[] arguments) {
        return Commands.create(engine, host, builds, bundles).execute(arguments);
    }
}
