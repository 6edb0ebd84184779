package org.codeanatomy.plugin.host.internal.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codeanatomy.plugin.host.internal.slot.Agreement;
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
public final class ServiceHolds {

    private final BundleContext context;
    private final Map<ServiceReference<?>, Object> objects = new LinkedHashMap<>();

    /** Gets services for the bundle of this context. */
    public ServiceHolds(BundleContext context) {
        this.context = context;
    }

    /**
     * What a bundle has registered by now.
     *
     * @param services by slot interface
     * @param names what the services say they bring
     * @param callable the same and all aliases
     * @param problems services that no plugin may register, and services that fail
     */
    public record Registered(
            Map<Class<?>, List<Object>> services, SlotNames names, SlotNames callable, List<String> problems) {}

    /** Looks at all services of a bundle and instantiates their components. Runs plugin code. */
    public synchronized Registered look(Bundle bundle) {
        ServiceReference<?>[] registered = bundle.getRegisteredServices();
        List<ServiceReference<?>> present = registered == null ? List.of() : List.of(registered);
        objects.keySet().removeIf(reference -> !present.contains(reference));
        Look look = new Look();
        for (ServiceReference<?> reference : present) {
            foreignType(reference).ifPresent(look::foreign);
            for (String type : types(reference)) {
                ServedSlots.ofInterface(type)
                        .ifPresent(slot -> look.at(slot, objects.computeIfAbsent(reference, context::getService)));
            }
        }
        return new Registered(look.services, look.names, look.callable, look.problems);
    }

    /** The first interface of a service that is no slot, or nothing. */
    public static Optional<String> foreignType(ServiceReference<?> reference) {
        return ServedSlots.foreign(List.of(types(reference)));
    }

    private static String[] types(ServiceReference<?> reference) {
        return (String[]) reference.getProperty(Constants.OBJECTCLASS);
    }

    /** Collects what one look sees. */
    private static final class Look {

        private final Map<Class<?>, List<Object>> services = new HashMap<>();
        private final List<String> problems = new ArrayList<>();
        private SlotNames names = SlotNames.NONE;
        private SlotNames callable = SlotNames.NONE;

        void foreign(String type) {
            problems.add(Agreement.foreign(type));
        }

        /** The service is null if its component cannot be activated; its names are missing then. */
        void at(SlotType<?> slot, Object service) {
            if (service == null) {
                return;
            }
            try {
                names = names.with(slot.capability(), slot.namesOf(service));
                callable = callable.with(slot.capability(), slot.namesAndAliasesOf(service));
                services.computeIfAbsent(slot.type(), type -> new ArrayList<>()).add(service);
            } catch (RuntimeException | LinkageError e) {
                problems.add("its " + slot.type().getSimpleName() + " cannot say what it brings (" + Texts.of(e) + ")");
            }
        }
    }

    /** Gives everything back. */
    public synchronized void release() {
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
