package org.codeanatomy.plugin.host.internal.framework;

import java.util.Map;
import org.codeanatomy.plugin.host.internal.store.StateException;
import org.codeanatomy.plugin.host.internal.store.StateFolder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.condition.Condition;

/**
 * Opens the state on disk before there is a host. If that cannot be, there is no host, and a condition {@code
 * org.codeanatomy.failed} tells whoever waits for one why, in its property {@code reason}: a component that fails would be
 * a stack trace in the log of the component runtime.
 */
@Component(
        immediate = true,
        service = {})
public final class StateComponent {

    private static final String FAILED = "org.codeanatomy.failed";
    private static final String REASON = "reason";

    private final ServiceRegistration<?> registration;
    private StateFolder state;

    /** Opens it, and offers it to this bundle. */
    @Activate
    public StateComponent(BundleContext context) {
        registration = open(context);
    }

    private ServiceRegistration<?> open(BundleContext context) {
        try {
            HostSettings settings = HostSettings.of(context);
            state = StateFolder.open(settings.state(), settings.history());
            return context.registerService(StateFolder.class, state, null);
        } catch (StateException | IllegalArgumentException e) {
            return context.registerService(
                    Condition.class,
                    Condition.INSTANCE,
                    FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, FAILED, REASON, e.getMessage())));
        }
    }

    /** Ends the host, and then lets others in. */
    @Deactivate
    public void close() {
        registration.unregister();
        if (state != null) {
            state.close();
        }
    }
}
