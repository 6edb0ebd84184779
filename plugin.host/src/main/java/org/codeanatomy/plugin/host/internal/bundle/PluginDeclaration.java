package org.codeanatomy.plugin.host.internal.bundle;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codeanatomy.plugin.api.Plugin;
import org.codeanatomy.plugin.api.Slots;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * What the manifest of a bundle says of it as a plugin.
 *
 * @param name the plugin's name
 * @param version the bundle's version
 * @param buildId the source revision it was built from, or empty
 * @param smokeQuery the query that proves it works, or empty
 * @param names what it declares to bring
 */
public record PluginDeclaration(String name, String version, String buildId, String smokeQuery, SlotNames names) {

    private static final String BUILD_ID_HEADER = "Git-SHA";

    /** Empty if the bundle is no plugin, or uninstalled. */
    public static Optional<PluginDeclaration> of(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return Optional.empty();
        }
        return revision.getDeclaredCapabilities(Plugin.NAMESPACE).stream()
                .findFirst()
                .map(plugin -> read(bundle, revision, plugin.getAttributes()));
    }

    private static PluginDeclaration read(Bundle bundle, BundleRevision revision, Map<String, Object> plugin) {
        SlotNames names = SlotNames.NONE;
        for (BundleCapability filled : revision.getDeclaredCapabilities(Slots.FILLED_NAMESPACE)) {
            Map<String, Object> attributes = filled.getAttributes();
            names = names.with(String.valueOf(attributes.get(Slots.FILLED_NAMESPACE)), texts(attributes.get("names")));
        }
        return new PluginDeclaration(
                text(plugin.get("name")),
                bundle.getVersion().toString(),
                text(bundle.getHeaders("").get(BUILD_ID_HEADER)),
                text(plugin.get("smokeQuery")),
                names);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static List<String> texts(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        if (value instanceof Object[] several) {
            return Arrays.stream(several).map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }
}
