package org.codeanatomy.plugin.host.internal.framework;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.codeanatomy.plugin.host.internal.bundle.JarIdentity;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Installs jars under locations of ours, beside whatever is installed already. */
final class BesideInstaller {

    private BesideInstaller() {}

    /** Installs a jar under the first location of its plugin and content that is free. */
    static Bundle install(BundleContext context, String plugin, String sha256, Path jar)
            throws BundleException, IOException {
        String location = LongStream.iterate(0, number -> number + 1)
                .mapToObj(number -> JarIdentity.location(plugin, sha256, number))
                .filter(free -> context.getBundle(free) == null)
                .findFirst()
                .orElseThrow();
        try (InputStream bytes = Files.newInputStream(jar)) {
            return context.installBundle(location, bytes);
        }
    }
}
