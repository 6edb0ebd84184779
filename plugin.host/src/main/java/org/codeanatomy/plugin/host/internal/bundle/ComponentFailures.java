package org.codeanatomy.plugin.host.internal.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Why components of a bundle do not serve, as the component runtime knows it. Thread-safe. */
public final class ComponentFailures {

    private static final String CAUSED_BY = "Caused by: ";

    private final ServiceComponentRuntime runtime;

    /** Asks this runtime. */
    public ComponentFailures(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * Why components do not serve.
     *
     * @param reasons one sentence for each of them
     * @param hopeless whether waiting longer cannot help
     */
    public record Reasons(List<String> reasons, boolean hopeless) {}

    /** The reasons of a bundle's components. */
    public Reasons of(Bundle bundle) {
        List<String> reasons = new ArrayList<>();
        boolean hopeless = false;
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
            Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(component);
            if (!runtime.isComponentEnabled(component)) {
                reasons.add("component " + component.name + " is disabled");
            }
            for (ComponentConfigurationDTO configuration : configurations) {
                hopeless |= configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION;
                reason(component, configuration, reasons);
            }
        }
        return new Reasons(reasons, hopeless);
    }

    private static void reason(
            ComponentDescriptionDTO component, ComponentConfigurationDTO configuration, List<String> reasons) {
        switch (configuration.state) {
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                reasons.add("component " + component.name + " fails when it is activated ("
                        + firstCause(configuration.failure) + ")");
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                reasons.add("component " + component.name + " requires a configuration, which plugins do not get");
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                reasons.add("component " + component.name + " waits for service " + missing(component, configuration));
            default -> {
                // it serves
            }
        }
    }

    private static String missing(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        Set<String> unsatisfied = Arrays.stream(configuration.unsatisfiedReferences)
                .map(reference -> reference.name)
                .collect(Collectors.toSet());
        return Arrays.stream(component.references)
                .filter(reference -> unsatisfied.contains(reference.name))
                .map(reference -> reference.interfaceName)
                .collect(Collectors.joining(", "));
    }

    /** The runtime gives a whole stack trace; the last cause in it says what happened. */
    private static String firstCause(String stackTrace) {
        if (stackTrace == null || stackTrace.isBlank()) {
            return "no reason is known";
        }
        int last = stackTrace.lastIndexOf(CAUSED_BY);
        String from = last < 0 ? stackTrace : stackTrace.substring(last + CAUSED_BY.length());
        return from.lines().findFirst().orElse(from).strip();
    }
}
