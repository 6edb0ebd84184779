package org.codeanatomy.plugin.host.internal.doctor;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codeanatomy.plugin.api.Plugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** What the bundles of this runtime offer. Thread-safe. */
final class OfferedHere {

    private final Bundle system;

    OfferedHere(Bundle system) {
        this.system = system;
    }

    /** One offer, for instance of a package. */
    private record Offer(String name, Version version, Bundle by) {

        String versionAndSource() {
            return version + " (from "
                    + (by.getBundleId() == Constants.SYSTEM_BUNDLE_ID
                            ? "the platform"
                            : by.getSymbolicName() + " " + by.getVersion())
                    + ")";
        }
    }

    /** Versions of a name, with who offers them, for people. */
    Set<String> described(String namespace, String name) {
        return of(namespace, name).map(Offer::versionAndSource).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Versions of a name. */
    Set<Version> versions(String namespace, String name) {
        return of(namespace, name).map(Offer::version).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All names of a namespace with their versions, for people. */
    Set<String> names(String namespace) {
        return all(namespace)
                .map(offer -> offer.name() + " " + offer.version())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All names of a namespace. */
    Set<String> plainNames(String namespace) {
        return all(namespace).map(Offer::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The packages that the platform exports: everybody who is no plugin. */
    Set<String> platformPackages() {
        return all(PackageNamespace.PACKAGE_NAMESPACE)
                .filter(offer -> !isPlugin(offer.by()))
                .map(Offer::name)
                .collect(Collectors.toSet());
    }

    private Stream<Offer> of(String namespace, String name) {
        return all(namespace).filter(offer -> offer.name().equals(name));
    }

    private Stream<Offer> all(String namespace) {
        return Arrays.stream(system.getBundleContext().getBundles()).flatMap(bundle -> offers(bundle, namespace));
    }

    private static Stream<Offer> offers(Bundle bundle, String namespace) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision == null
                ? Stream.empty()
                : revision.getDeclaredCapabilities(namespace).stream()
                        .map(capability -> new Offer(
                                String.valueOf(capability.getAttributes().get(namespace)),
                                version(capability),
                                bundle));
    }

    private static Version version(BundleCapability capability) {
        Object version = capability.getAttributes().get(Constants.VERSION_ATTRIBUTE);
        return version instanceof Version known ? known : Version.emptyVersion;
    }

    private static boolean isPlugin(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return Objects.nonNull(revision)
                && !revision.getDeclaredCapabilities(Plugin.NAMESPACE).isEmpty();
    }
}
