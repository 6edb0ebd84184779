package org.codeanatomy.run.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a runtime is started.
 *
 * @param plugins a folder of further plugins
 * @param watchPlugins whether the folder is watched: what is dropped into it is installed, what is deleted uninstalled.
 *     Otherwise its jars are installed once
 * @param shell whether the bundles of the shell are installed (they are started by the shell)
 * @param properties further framework properties
 */
public record RuntimeOptions(Path plugins, boolean watchPlugins, boolean shell, Map<String, String> properties) {

    /** Copies the properties. */
    public RuntimeOptions {
        Objects.requireNonNull(plugins, "plugins is null");
        properties = Map.copyOf(properties);
    }

    /** For an application that brings its own plugins in {@code plugins}, watched. */
    public static RuntimeOptions embedded(Path plugins) {
        return new RuntimeOptions(plugins, true, false, Map.of());
    }

    /**
     * The same with a folder in which committed changes of plugins are kept, so that they outlive the process. Without one
     * they are forgotten when the runtime is closed.
     */
    public RuntimeOptions withState(Path folder) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("org.codeanatomy.plugin.host.state", folder.toAbsolutePath().toString());
        return new RuntimeOptions(plugins, watchPlugins, shell, all);
    }
}
