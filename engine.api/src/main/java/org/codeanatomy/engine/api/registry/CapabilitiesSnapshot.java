package org.codeanatomy.engine.api.registry;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a runtime is made of, and what it offers. What it has not, it does not mention. Immutable.
 *
 * @param engineVersion the version of the engine's bundle
 * @param javaVersion the Java runtime's version
 * @param arrowVersion the version of Arrow's packages, or null if nobody offers them as packages
 * @param calciteVersion the version of Calcite's packages, or null if nobody offers them as packages
 * @param pluginApi the packages of the plugin API, each with its version: what plugins are bound to
 * @param slots the slots that are served, each with the version at which it is
 * @param pluginSnapshot the hash of the plugins that serve: of names, versions and jars
 * @param registry what these plugins bring, in figures
 */
public record CapabilitiesSnapshot(
        String engineVersion,
        String javaVersion,
        String arrowVersion,
        String calciteVersion,
        SortedMap<String, String> pluginApi,
        SortedMap<String, String> slots,
        String pluginSnapshot,
        RegistrySummary registry) {

    /** The version of the JSON form. */
    public static final int FORMAT_VERSION = 1;

    /** Copies the maps. */
    public CapabilitiesSnapshot {
        Objects.requireNonNull(engineVersion, "engineVersion is null");
        Objects.requireNonNull(javaVersion, "javaVersion is null");
        Objects.requireNonNull(pluginSnapshot, "pluginSnapshot is null");
        Objects.requireNonNull(registry, "registry is null");
        pluginApi = Collections.unmodifiableSortedMap(new TreeMap<>(pluginApi));
        slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
    }

    /** One JSON object, indented, without a line feed at its end. */
    public String toJson() {
        return FactsJson.text(FactsJson.of(this));
    }
}
