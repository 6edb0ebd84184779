package org.codeanatomy.plugin.host.internal.event;

import java.util.Optional;
import org.codeanatomy.plugin.host.LifecycleEvent;
import org.codeanatomy.plugin.host.LifecycleListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Hands every step in the life of a generation to the log and to whoever listens. Thread-safe. */
public final class LifecycleEvents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LifecycleEvents.class);

    private final ServiceTracker<LifecycleListener, Listener> listeners;

    /** Listeners are services of this runtime. */
    public LifecycleEvents(BundleContext context) {
        listeners = new ServiceTracker<>(context, LifecycleListener.class, null) {
            @Override
            public Listener addingService(ServiceReference<LifecycleListener> reference) {
                return new Listener(context, reference);
            }

            @Override
            public void removedService(ServiceReference<LifecycleListener> reference, Listener listener) {
                context.ungetService(reference);
            }
        };
        listeners.open();
    }

    /**
     * A listener, fetched when there is something to tell: one that needs the host cannot be made before the host is, and
     * may be registered while the host is made.
     */
    private static final class Listener {
        private final BundleContext context;
        private final ServiceReference<LifecycleListener> reference;
        private LifecycleListener service;

        Listener(BundleContext context, ServiceReference<LifecycleListener> reference) {
            this.context = context;
            this.reference = reference;
        }

        synchronized Optional<LifecycleListener> service() {
            if (service == null) {
                service = context.getService(reference);
            }
            return Optional.ofNullable(service);
        }
    }

    /**
     * Tells of a step. Returns when every listener has been told.
     *
     * @param level how much it matters in the log
     */
    public void emit(LifecycleEvent event, Level level) {
        log(event, level);
        for (Listener listener : listeners.getTracked().values()) {
            try {
                listener.service().ifPresent(told -> told.onEvent(event));
            } catch (RuntimeException | LinkageError e) { // somebody else's code, which must not stop a change
                LOG.error("A listener failed when it was told of {} of {}.", event.kind(), event.generation(), e);
            }
        }
    }

    private static void log(LifecycleEvent event, Level level) {
        LOG.atLevel(level)
                .addKeyValue("event", event.kind())
                .addKeyValue("plugin", event.generation().plugin())
                .addKeyValue("version", event.generation().version())
                .addKeyValue("build_id", event.buildId())
                .addKeyValue("generation", event.generation().number())
                .log("{}{}", sentence(event), event.detail().isEmpty() ? "." : ": " + event.detail());
    }

    private static String sentence(LifecycleEvent event) {
        return event.generation()
                + switch (event.kind()) {
                    case LOAD -> " is being checked";
                    case VALIDATE -> " fits this runtime";
                    case ADMIT -> " is admitted";
                    case COMMIT -> " is committed";
                    case REFUSE -> " is refused";
                    case SWITCH -> " serves";
                    case SUSPEND -> " is suspended";
                    case RESUME -> " serves again";
                    case DRAIN -> " is draining";
                    case RETIRE -> " is retired";
                    case COLLECT -> " was collected";
                    case RETAIN -> " is retained";
                };
    }

    @Override
    public void close() {
        listeners.close();
    }
}
