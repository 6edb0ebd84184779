package org.codeanatomy.plugin.testkit.internal.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * A bundle among the jars of the class path.
 *
 * @param name its symbolic name
 * @param location the URL of its jar
 * @param exports the clauses of what it exports
 */
record ClasspathBundle(String name, String location, List<String> exports) {

    /** All of them. Asked of the class loader, so that it does not matter how a build tool hands over a class path. */
    static List<ClasspathBundle> all(ClassLoader loader) {
        List<ClasspathBundle> bundles = new ArrayList<>();
        try {
            for (URL manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
                URLConnection connection = manifest.openConnection();
                if (connection instanceof JarURLConnection jar) {
                    jar.setUseCaches(false);
                    read(jar, bundles);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The manifests of the class path cannot be read.", e);
        }
        return bundles;
    }

    private static void read(JarURLConnection jar, List<ClasspathBundle> bundles) throws IOException {
        try (InputStream bytes = jar.getInputStream()) {
            Attributes main = new Manifest(bytes).getMainAttributes();
            String name = main.getValue("Bundle-SymbolicName");
            if (name != null) {
                bundles.add(new ClasspathBundle(
                        ManifestHeader.paths(name).get(0),
                        jar.getJarFileURL().toString(),
                        ManifestHeader.clauses(main.getValue("Export-Package"))));
            }
        }
    }

    /** The clauses of those exported packages that are asked for. */
    List<String> exportsOf(Set<String> packages) {
        return exports.stream()
                .filter(clause -> ManifestHeader.paths(clause).stream().anyMatch(packages::contains))
                .toList();
    }
}
