package org.codeanatomy.plugin.host.internal.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.codeanatomy.plugin.api.Slots;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.internal.doctor.Need;
import org.codeanatomy.plugin.host.view.RequirementStatus;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Namespace;

/** What a bundle needs, and who gives it. */
public final class Requirements {

    private Requirements() {}

    /** The requirements of a bundle, ordered by kind and name; none if it is uninstalled. */
    public static List<RequirementStatus> of(Bundle bundle, GenerationId generation) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return List.of();
        }
        List<RequirementStatus> requirements = new ArrayList<>();
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            requirements.add(status(requirement, revision.getWiring(), generation));
        }
        requirements.sort(Comparator.comparing(RequirementStatus::kind).thenComparing(RequirementStatus::name));
        return requirements;
    }

    private static RequirementStatus status(BundleRequirement requirement, BundleWiring wiring, GenerationId id) {
        Need need = Need.of(requirement);
        BundleCapability given = given(requirement, wiring);
        Object version = given == null ? null : given.getAttributes().get(Constants.VERSION_ATTRIBUTE);
        return new RequirementStatus(
                id.number(),
                id.plugin(),
                id.version(),
                kind(requirement.getNamespace()),
                need.name(),
                need.range(),
                Namespace.RESOLUTION_OPTIONAL.equals(
                        requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE)),
                given == null
                        ? ""
                        : given.getRevision().getSymbolicName() + " "
                                + given.getRevision().getVersion(),
                version == null ? "" : version.toString());
    }

    private static BundleCapability given(BundleRequirement requirement, BundleWiring wiring) {
        if (wiring == null) {
            return null;
        }
        return wiring.getRequiredWires(requirement.getNamespace()).stream()
                .filter(wire -> wire.getRequirement().equals(requirement))
                .map(BundleWire::getCapability)
                .findFirst()
                .orElse(null);
    }

    private static String kind(String namespace) {
        return switch (namespace) {
            case PackageNamespace.PACKAGE_NAMESPACE -> "package";
            case Slots.NAMESPACE -> "slot";
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> "java";
            default -> namespace;
        };
    }
}
