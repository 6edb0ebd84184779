package org.codeanatomy.bench.hotswap;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The ways that people have to replace a plugin. */
final class Replacements {

    private static final String SYMBOLIC_NAME = "org.codeanatomy.bench.hotswap-plugin";

    private Replacements() {}

    /** By the host's own update, as the console's command does. */
    static Replacement update(Host host) {
        return host::update;
    }

    /** By moving a file over the one in the drop folder. */
    static Replacement dropFolder(Host host, Path dropped) {
        return jar -> {
            Path beside = dropped.resolveSibling(dropped.getFileName() + ".part");
            Files.copy(jar, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, dropped, StandardCopyOption.ATOMIC_MOVE);
            host.awaitServing(PluginVersions.version(jar));
            return 0;
        };
    }

    /** By the framework's update of the bundle that serves, past the host, as somebody does who does not know it. */
    static Replacement framework(Host host, BundleContext bundles) {
        return jar -> {
            Bundle serving = Arrays.stream(bundles.getBundles())
                    .filter(bundle -> SYMBOLIC_NAME.equals(bundle.getSymbolicName()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no bundle " + SYMBOLIC_NAME + " is installed"));
            try (InputStream content = Files.newInputStream(jar)) {
                serving.update(content);
            }
            host.awaitServing(PluginVersions.version(jar));
            return 0;
        };
    }
}
