package org.codeanatomy.plugin.host.internal.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codeanatomy.plugin.api.Slots;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/**
 * Finds what a bundle needs and nobody here offers: packages of the API, of Arrow, of Calcite or anybody's, slots, the
 * level of Java, and whatever else it requires to be resolved. Thread-safe.
 */
final class NeedCheck {

    private final FrameworkWiring wiring;
    private final OfferedHere offers;

    NeedCheck(Bundle system, OfferedHere offers) {
        this.wiring = system.adapt(FrameworkWiring.class);
        this.offers = offers;
    }

    List<String> problems(BundleRevision revision) {
        List<String> problems = new ArrayList<>();
        Map<String, List<String>> ofOtherVersions = new LinkedHashMap<>();
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            Need need = Need.of(requirement);
            if (isDynamic(requirement)) {
                problems.add("imports " + need.name()
                        + " dynamically: it could be wired to anything while it runs; import the packages it uses");
            } else if (isMandatory(requirement)
                    && wiring.findProviders(requirement).isEmpty()) {
                if (isPackageOfOtherVersion(requirement, need)) {
                    ofOtherVersions
                            .computeIfAbsent(versions(need), any -> new ArrayList<>())
                            .add(need.name());
                } else {
                    problems.add(sentence(requirement.getNamespace(), need));
                }
            }
        }
        ofOtherVersions.forEach((versions, names) -> problems.add(
                "needs package" + (names.size() == 1 ? " " : "s ") + String.join(", ", names) + " " + versions));
        return problems;
    }

    private boolean isPackageOfOtherVersion(BundleRequirement requirement, Need need) {
        return requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
                && !offers.described(PackageNamespace.PACKAGE_NAMESPACE, need.name())
                        .isEmpty();
    }

    /** The end of a sentence that the packages of one library have in common. */
    private String versions(Need need) {
        String namespace = PackageNamespace.PACKAGE_NAMESPACE;
        return need.range() + "; this runtime has " + String.join(", ", offers.described(namespace, need.name())) + ": "
                + wayOut(need, offers.versions(namespace, need.name()));
    }

    private static boolean isDynamic(BundleRequirement requirement) {
        return PackageNamespace.RESOLUTION_DYNAMIC.equals(
                requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
    }

    /** Whether the bundle cannot be resolved without it. Bundles and hosts that are required have other sentences. */
    private static boolean isMandatory(BundleRequirement requirement) {
        String effective = requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
        return !Namespace.RESOLUTION_OPTIONAL.equals(
                        requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && (effective == null || Namespace.EFFECTIVE_RESOLVE.equals(effective))
                && !requirement.getNamespace().equals(BundleRevision.BUNDLE_NAMESPACE)
                && !requirement.getNamespace().equals(BundleRevision.HOST_NAMESPACE);
    }

    private String sentence(String namespace, Need need) {
        return switch (namespace) {
            case PackageNamespace.PACKAGE_NAMESPACE ->
                "needs package " + need + ", which nothing here offers: put it into the jar";
            case Slots.NAMESPACE -> slotSentence(need);
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
                "needs Java " + need.range() + "; this runtime is Java "
                        + Runtime.version().feature() + ": start the runtime with that Java, or build the plugin with"
                        + " --release " + Runtime.version().feature();
            default ->
                "needs " + namespace + " " + need + ", which nothing here offers: install a bundle that does, or drop"
                        + " the requirement";
        };
    }

    private String slotSentence(Need need) {
        Set<String> same = offers.described(Slots.NAMESPACE, need.name());
        if (!same.isEmpty()) {
            return "fills slot " + need + "; this runtime serves it at " + String.join(", ", same) + ": "
                    + wayOut(need, offers.versions(Slots.NAMESPACE, need.name()));
        }
        return "fills slot " + need + ", which this runtime does not serve; it serves "
                + String.join(", ", offers.names(Slots.NAMESPACE))
                + ": leave the slot out, or run the plugin in a runtime that serves it";
    }

    /** Who has to move: the runtime if it is the older one, or else the plugin. */
    private static String wayOut(Need need, Set<Version> offered) {
        boolean runtimeIsOlder = need.floor()
                .filter(floor -> offered.stream().allMatch(version -> version.compareTo(floor) < 0))
                .isPresent();
        return runtimeIsOlder
                ? "the plugin is newer, so update the runtime or build the plugin against that version"
                : "the plugin is older, so build it against that version";
    }
}
