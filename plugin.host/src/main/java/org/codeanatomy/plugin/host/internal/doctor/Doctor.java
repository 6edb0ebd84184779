package org.codeanatomy.plugin.host.internal.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codeanatomy.plugin.api.Slots;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/**
 * Reads the manifest of an installed bundle, started or not, and says everything that keeps it from being a plugin
 * here. Each problem is a sentence that goes on after "… is refused:". Thread-safe.
 */
public final class Doctor {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]*");

    private final Bundle system;

    /** A doctor for the runtime of this system bundle. */
    public Doctor(Bundle system) {
        this.system = Objects.requireNonNull(system, "system is null");
    }

    /** All problems that can be told from the manifest; empty if there are none. Changes nothing. */
    public List<String> examine(Bundle bundle, String pluginName) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return List.of("it was uninstalled while it was being checked");
        }
        List<String> problems = new ArrayList<>();
        if (!NAME.matcher(pluginName).matches()) {
            problems.add("its name \"" + pluginName
                    + "\" cannot be typed in a command: use lower-case letters, digits, '.', '_' and '-'");
        }
        problems.addAll(shape(bundle, revision));
        problems.addAll(unmet(revision));
        return problems;
    }

    /**
     * Has the framework resolve a bundle in which nothing else was found wrong, and says what may be the matter if it
     * does not. Only for a bundle that nobody else handles: Felix breaks off the update or start of a bundle by one
     * thread when another one resolves it.
     */
    public Optional<String> resolve(Bundle bundle) {
        return system.adapt(FrameworkWiring.class).resolveBundles(Set.of(bundle))
                ? Optional.empty()
                : Optional.of("all it needs is here, but cannot be had together: one of the bundles that offer it is"
                        + " itself unresolved, or two of them bring different versions of the same package");
    }

    private static List<String> shape(Bundle bundle, BundleRevision revision) {
        List<String> problems = new ArrayList<>();
        if ((revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0) {
            problems.add("it is a fragment of "
                    + bundle.getHeaders("").get(Constants.FRAGMENT_HOST)
                    + ": a fragment cannot be swapped without its host; make it a bundle of its own");
        }
        Set<String> exported = revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .map(capability -> String.valueOf(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!exported.isEmpty()) {
            problems.add("exports " + String.join(", ", exported)
                    + ": whoever imported that would keep its old class loader alive; make the packages private");
        }
        if (bundle.getHeaders("").get(Constants.BUNDLE_NATIVECODE) != null) {
            problems.add("brings native code, which a JVM cannot load a second time after an update;"
                    + " move it to a platform bundle");
        }
        boolean singleton = revision.getDeclaredCapabilities(IdentityNamespace.IDENTITY_NAMESPACE).stream()
                .anyMatch(identity ->
                        "true".equals(identity.getDirectives().get(IdentityNamespace.CAPABILITY_SINGLETON_DIRECTIVE)));
        if (singleton) {
            problems.add("is a singleton, so that a new version could not be started beside it; drop singleton:=true"
                    + " from its Bundle-SymbolicName");
        }
        for (BundleRequirement required : revision.getDeclaredRequirements(BundleRevision.BUNDLE_NAMESPACE)) {
            problems.add("requires bundle " + Need.of(required) + " as a whole; import the packages it uses instead");
        }
        return problems;
    }

    private List<String> unmet(BundleRevision revision) {
        FrameworkWiring wiring = system.adapt(FrameworkWiring.class);
        List<String> problems = new ArrayList<>();
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            String resolution = requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
            if (PackageNamespace.RESOLUTION_DYNAMIC.equals(resolution)) {
                problems.add("imports " + Need.of(requirement).name()
                        + " dynamically: it could be wired to anything while it runs; import the packages it uses");
            } else if (isMandatory(requirement, resolution)
                    && wiring.findProviders(requirement).isEmpty()) {
                problems.add(sentence(requirement));
            }
        }
        return problems;
    }

    private static boolean isMandatory(BundleRequirement requirement, String resolution) {
        String effective = requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
        return !Namespace.RESOLUTION_OPTIONAL.equals(resolution)
                && (effective == null || Namespace.EFFECTIVE_RESOLVE.equals(effective))
                && !requirement.getNamespace().equals(BundleRevision.BUNDLE_NAMESPACE)
                && !requirement.getNamespace().equals(BundleRevision.HOST_NAMESPACE);
    }

    private String sentence(BundleRequirement requirement) {
        Need need = Need.of(requirement);
        return switch (requirement.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> packageSentence(need);
            case Slots.NAMESPACE -> slotSentence(need);
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
                "needs Java " + need.range() + "; this runtime is Java "
                        + Runtime.version().feature();
            default -> "needs " + requirement.getNamespace() + " " + need + ", which nothing here offers";
        };
    }

    private String packageSentence(Need need) {
        Set<String> offers = offers(PackageNamespace.PACKAGE_NAMESPACE, need.name());
        return offers.isEmpty()
                ? "needs package " + need + ", which nothing here offers: put it into the jar"
                : "needs package " + need + "; this runtime has " + String.join(", ", offers)
                        + ": build it against that version";
    }

    private String slotSentence(Need need) {
        Set<String> same = offers(Slots.NAMESPACE, need.name());
        if (!same.isEmpty()) {
            return "fills slot " + need + "; this runtime serves it at " + String.join(", ", same)
                    + ": build it against that plugin.api";
        }
        return "fills slot " + need + ", which this runtime does not serve; it serves "
                + String.join(", ", offers(Slots.NAMESPACE, null));
    }

    /** What is offered in a namespace, for people; under a name, or all of it if that is null. */
    private Set<String> offers(String namespace, String name) {
        Set<String> offers = new TreeSet<>();
        for (Bundle bundle : system.getBundleContext().getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            if (revision == null) {
                continue;
            }
            for (BundleCapability capability : revision.getDeclaredCapabilities(namespace)) {
                Object offered = capability.getAttributes().get(namespace);
                Object version = capability.getAttributes().get(Constants.VERSION_ATTRIBUTE);
                if (name == null) {
                    offers.add(offered + " " + version);
                } else if (name.equals(offered)) {
                    offers.add((version == null ? Version.emptyVersion : version) + " (from " + bundle.getSymbolicName()
                            + " " + bundle.getVersion() + ")");
                }
            }
        }
        return offers;
    }
}
