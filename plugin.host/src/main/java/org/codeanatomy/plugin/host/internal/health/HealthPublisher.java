package org.codeanatomy.plugin.host.internal.health;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.codeanatomy.plugin.host.LifecycleEvent;
import org.codeanatomy.plugin.host.LifecycleListener;
import org.codeanatomy.plugin.host.view.HealthStatus;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the health of each serving generation as a Felix Health Check, where that API is; where it is not, nobody
 * could ask for one. Thread-safe.
 */
public final class HealthPublisher implements LifecycleListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthPublisher.class);

    private final BundleContext context;
    private final Function<Long, HealthStatus> ask;
    private final Map<Long, AutoCloseable> published = new ConcurrentHashMap<>();
    private final boolean possible;

    /** @param ask how the generation with a number is, now */
    public HealthPublisher(BundleContext context, Function<Long, HealthStatus> ask) {
        this.context = context;
        this.ask = ask;
        this.possible = isApiPresent();
    }

    private static boolean isApiPresent() {
        try {
            return FelixHealthCheck.isApiPresent();
        } catch (NoClassDefFoundError e) { // the import is optional
            LOG.debug("There is no Felix Health Check API; health is seen in sys.plugin_health only.");
            return false;
        }
    }

    @Override
    public void onEvent(LifecycleEvent event) {
        long number = event.generation().number();
        switch (event.kind()) {
            case SWITCH, RESUME -> {
                if (possible) {
                    published.computeIfAbsent(
                            number, any -> FelixHealthCheck.register(context, event.generation(), ask));
                }
            }
            case DRAIN, RETIRE -> withdraw(published.remove(number));
            default -> {
                // a suspended generation stays: it is to serve, and cannot
            }
        }
    }

    @Override
    public void close() {
        published.keySet().forEach(number -> withdraw(published.remove(number)));
    }

    private static void withdraw(AutoCloseable registration) {
        if (registration != null) {
            try {
                registration.close();
            } catch (Exception e) { // closing one declares it and throws it only when the bundle is stopping anyway
                LOG.debug("A health check was withdrawn already.", e);
            }
        }
    }
}
