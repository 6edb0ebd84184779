package org.codeanatomy.engine.core.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codeanatomy.engine.api.registry.CapabilitiesSnapshot;
import org.codeanatomy.plugin.api.Plugin;
import org.codeanatomy.plugin.host.Offers;
import org.codeanatomy.plugin.host.SnapshotLease;

/** What the runtime around a lease is made of. */
public final class RuntimeCapabilities {

    private static final String PLUGIN_API = Plugin.class.getPackageName();
    private static final String ARROW = "org.apache.arrow.vector";
    private static final String CALCITE = "org.apache.calcite.sql";
    private static final String VERSION_FILE = "version.txt"; // filled in by the build

    private RuntimeCapabilities() {}

    /** The capabilities of a runtime with these offers, whose plugins are those of the lease. */
    public static CapabilitiesSnapshot of(Offers offers, SnapshotLease lease) {
        return new CapabilitiesSnapshot(
                engineVersion(),
                Runtime.version().toString(),
                offers.packages().get(ARROW),
                offers.packages().get(CALCITE),
                pluginApi(offers.packages()),
                offers.slots(),
                lease.snapshotId(),
                new RegistryReader(lease).read().summary());
    }

    private static SortedMap<String, String> pluginApi(SortedMap<String, String> packages) {
        SortedMap<String, String> api = new TreeMap<>(packages);
        api.keySet().removeIf(name -> !(name + ".").startsWith(PLUGIN_API + "."));
        return api;
    }

    private static String engineVersion() {
        try (InputStream version = RuntimeCapabilities.class.getResourceAsStream(VERSION_FILE)) {
            return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException damaged) {
            throw new UncheckedIOException("The engine's jar cannot be read.", damaged);
        }
    }
}
