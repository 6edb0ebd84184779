package org.codeanatomy.plugin.host.internal.event;

import java.util.Map;
import org.codeanatomy.plugin.host.LifecycleEvent;
import org.codeanatomy.plugin.host.LifecycleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;

/**
 * Posts every step in the life of a generation as an event, topic {@code org/codeanatomy/plugin/<KIND>}, where the
 * runtime has an event admin. Handlers run in its threads and delay no change of plugins. Thread-safe.
 */
@Component
public final class EventAdminPublisher implements LifecycleListener {

    private static final String TOPIC = "org/codeanatomy/plugin/";

    private final EventAdmin events;

    /** Posts to this event admin. */
    @Activate
    public EventAdminPublisher(@Reference EventAdmin events) {
        this.events = events;
    }

    @Override
    public void onEvent(LifecycleEvent event) {
        events.postEvent(new Event(
                TOPIC + event.kind(),
                Map.of(
                        EventConstants.TIMESTAMP,
                        event.at().toEpochMilli(),
                        "plugin",
                        event.generation().plugin(),
                        "version",
                        event.generation().version(),
                        "build_id",
                        event.buildId(),
                        "generation",
                        event.generation().number(),
                        "sha256",
                        event.generation().sha256(),
                        "detail",
                        event.detail())));
    }
}
