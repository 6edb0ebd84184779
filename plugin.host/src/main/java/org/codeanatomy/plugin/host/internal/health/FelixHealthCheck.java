package org.codeanatomy.plugin.host.internal.health;

import java.util.Map;
import java.util.function.Function;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.view.HealthStatus;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** A generation's health as Felix's tools ask for it. The only class that needs their API. Thread-safe. */
final class FelixHealthCheck implements HealthCheck {

    private final long number;
    private final Function<Long, HealthStatus> ask;

    private FelixHealthCheck(long number, Function<Long, HealthStatus> ask) {
        this.number = number;
        this.ask = ask;
    }

    /** True, or an error if there is no such API: then this class cannot even be linked. */
    static boolean isApiPresent() {
        return HealthCheck.class.isInterface();
    }

    /** Registers it; closing what is returned unregisters it. */
    static AutoCloseable register(BundleContext context, GenerationId generation, Function<Long, HealthStatus> ask) {
        ServiceRegistration<HealthCheck> registration = context.registerService(
                HealthCheck.class,
                new FelixHealthCheck(generation.number(), ask),
                FrameworkUtil.asDictionary(Map.of(
                        HealthCheck.NAME,
                        "Plugin " + generation.plugin(),
                        HealthCheck.TAGS,
                        new String[] {"plugin", generation.plugin()},
                        "plugin.name",
                        generation.plugin(),
                        "plugin.version",
                        generation.version(),
                        "plugin.generation",
                        generation.number())));
        return registration::unregister;
    }

    @Override
    public Result execute() {
        HealthStatus now = ask.apply(number);
        Result.Status status =
                switch (now.status()) {
                    case OK -> Result.Status.OK;
                    case WARN -> Result.Status.WARN;
                    case CRITICAL -> Result.Status.CRITICAL;
                };
        return new Result(status, now.plugin() + " " + now.version() + ": " + now.message());
    }
}
