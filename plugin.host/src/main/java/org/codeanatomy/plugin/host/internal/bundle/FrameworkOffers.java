package org.codeanatomy.plugin.host.internal.bundle;

import java.util.SortedMap;
import java.util.TreeMap;
import org.codeanatomy.plugin.api.Slots;
import org.codeanatomy.plugin.host.Offers;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWiring;

/** What the resolved bundles of a framework offer. One that is only installed offers nothing yet. */
public final class FrameworkOffers {

    private FrameworkOffers() {}

    /** The offers of now. */
    public static Offers of(BundleContext context) {
        return new Offers(highest(context, Slots.NAMESPACE), highest(context, PackageNamespace.PACKAGE_NAMESPACE));
    }

    private static SortedMap<String, String> highest(BundleContext context, String namespace) {
        SortedMap<String, Version> highest = new TreeMap<>();
        for (Bundle bundle : context.getBundles()) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring == null) {
                continue;
            }
            for (BundleCapability offer : wiring.getCapabilities(namespace)) {
                highest.merge(
                        String.valueOf(offer.getAttributes().get(namespace)),
                        version(offer),
                        (one, other) -> one.compareTo(other) >= 0 ? one : other);
            }
        }
        SortedMap<String, String> texts = new TreeMap<>();
        highest.forEach((name, version) -> texts.put(name, version.toString()));
        return texts;
    }

    private static Version version(BundleCapability offer) {
        return offer.getAttributes().get(Constants.VERSION_ATTRIBUTE) instanceof Version version
                ? version
                : Version.emptyVersion;
    }
}
