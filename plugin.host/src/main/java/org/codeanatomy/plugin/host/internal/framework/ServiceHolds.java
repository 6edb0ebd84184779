package org.codeanatomy.plugin.host.internal.framework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codeanatomy.plugin.host.internal.slot.ServedSlots;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.codeanatomy.plugin.host.internal.slot.SlotType;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * The service objects of one bundle that the host has got from the framework. They are kept from the first look until
 * {@link #release()}, because giving one back makes the component runtime throw the instance away. Thread-safe.
 */
final class ServiceHolds {

    private final BundleContext context;
    private final Map<ServiceReference<?>, Object> objects = new LinkedHashMap<>();

    ServiceHolds(BundleContext context) {
        this.context = context;
    }

    /**
     * What a bundle has registered by now.
     *
     * @param services by slot interface
     * @param names what the services say they bring
     * @param problems services that no plugin may register, and services that fail
     */
    record Registered(Map<Class<?>, List<Object>> services, SlotNames names, List<String> problems) {}

    /** Looks at all services of a bundle and instantiates their components. Runs plugin code. */
    synchronized Registered look(Bundle bundle) {
        Map<Class<?>, List<Object>> services = new HashMap<>();
        SlotNames names = SlotNames.NONE;
        List<String> problems = new ArrayList<>();
        ServiceReference<?>[] registered = bundle.getRegisteredServices();
        Set<ServiceReference<?>> present = registered == null ? Set.of() : Set.of(registered);
        forgetAllBut(present);
        for (ServiceReference<?> reference : present) {
            for (String type : (String[]) reference.getProperty(Constants.OBJECTCLASS)) {
                Optional<SlotType<?>> slot = ServedSlots.ofInterface(type);
                if (slot.isEmpty()) {
                    problems.add("registers a service " + type
                            + ", which is no slot and would be visible before the plugin is admitted; remove it");
                    continue;
                }
                Object service = objects.computeIfAbsent(reference, context::getService);
                if (service != null) {
                    names = names.with(slot.get().capability(), namesOf(slot.get(), service, problems));
                    services.computeIfAbsent(slot.get().type(), key -> new ArrayList<>())
                            .add(service);
                }
            }
        }
        return new Registered(services, names, problems);
    }

    private static List<String> namesOf(SlotType<?> slot, Object service, List<String> problems) {
        try {
            return slot.namesOf(service);
        } catch (RuntimeException | LinkageError e) {
            problems.add("its " + slot.type().getSimpleName() + " cannot say what it brings (" + Texts.of(e) + ")");
            return List.of();
        }
    }

    private void forgetAllBut(Set<ServiceReference<?>> present) {
        objects.keySet().removeIf(reference -> !present.contains(reference));
    }

    /** Gives everything back. */
    synchronized void release() {
        for (ServiceReference<?> reference : objects.keySet()) {
            try {
                context.ungetService(reference);
            } catch (IllegalStateException e) {
                break; // the host itself is stopping: the framework gives everything back
            }
        }
        objects.clear();
    }
}
