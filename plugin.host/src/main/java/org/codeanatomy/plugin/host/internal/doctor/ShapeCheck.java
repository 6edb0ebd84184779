package org.codeanatomy.plugin.host.internal.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.codeanatomy.plugin.api.Plugin;
import org.codeanatomy.plugin.api.Slots;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/** Finds what keeps a bundle from being swapped: ways in which others could hold on to it, or it to others. */
final class ShapeCheck {

    /**
     * What every bundle offers. Of its services nobody is wired to the bundle: whoever requires one does so at
     * {@code effective:=active}, as the specification of that namespace has it.
     */
    private static final Set<String> HARMLESS = Set.of(
            IdentityNamespace.IDENTITY_NAMESPACE,
            BundleRevision.BUNDLE_NAMESPACE,
            HostNamespace.HOST_NAMESPACE,
            PackageNamespace.PACKAGE_NAMESPACE, // has a sentence of its own
            "osgi.service");

    private ShapeCheck() {}

    static List<String> problems(Bundle bundle, BundleRevision revision) {
        List<String> problems = new ArrayList<>();
        if ((revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0) {
            problems.add("it is a fragment of "
                    + bundle.getHeaders("").get(Constants.FRAGMENT_HOST)
                    + ": a fragment cannot be swapped without its host; make it a bundle of its own");
        }
        Set<String> exported = names(revision, PackageNamespace.PACKAGE_NAMESPACE);
        if (!exported.isEmpty()) {
            problems.add("exports " + String.join(", ", exported)
                    + ": whoever imported that would keep its old class loader alive; make the packages private");
        }
        problems.addAll(offered(revision));
        if (bundle.getHeaders("").get(Constants.BUNDLE_NATIVECODE) != null) {
            problems.add("brings native code, which a JVM cannot load a second time after an update;"
                    + " move it to a platform bundle");
        }
        if (isSingleton(revision)) {
            problems.add("is a singleton, so that a new version could not be started beside it; drop singleton:=true"
                    + " from its Bundle-SymbolicName");
        }
        for (BundleRequirement required : revision.getDeclaredRequirements(BundleRevision.BUNDLE_NAMESPACE)) {
            problems.add("requires bundle " + Need.of(required) + " as a whole; import the packages it uses instead");
        }
        return problems;
    }

    private static List<String> offered(BundleRevision revision) {
        return revision.getDeclaredCapabilities(null).stream()
                .filter(capability -> !HARMLESS.contains(capability.getNamespace()))
                .filter(ShapeCheck::canBeWired)
                .map(BundleCapability::getNamespace)
                .distinct()
                .sorted()
                .map(namespace -> "offers capability " + namespace + " to whoever requires it, which would keep its"
                        + " old class loader alive; "
                        + (isMetadata(namespace) ? "add effective:=active to it" : "remove it"))
                .toList();
    }

    private static boolean canBeWired(BundleCapability capability) {
        String effective = capability.getDirectives().get(Namespace.CAPABILITY_EFFECTIVE_DIRECTIVE);
        return effective == null || Namespace.EFFECTIVE_RESOLVE.equals(effective);
    }

    private static boolean isMetadata(String namespace) {
        return namespace.equals(Plugin.NAMESPACE) || namespace.equals(Slots.FILLED_NAMESPACE);
    }

    private static boolean isSingleton(BundleRevision revision) {
        return revision.getDeclaredCapabilities(IdentityNamespace.IDENTITY_NAMESPACE).stream()
                .anyMatch(identity ->
                        "true".equals(identity.getDirectives().get(IdentityNamespace.CAPABILITY_SINGLETON_DIRECTIVE)));
    }

    private static Set<String> names(BundleRevision revision, String namespace) {
        return revision.getDeclaredCapabilities(namespace).stream()
                .map(capability -> String.valueOf(capability.getAttributes().get(namespace)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
