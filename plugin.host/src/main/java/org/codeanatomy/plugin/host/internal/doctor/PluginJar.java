package org.codeanatomy.plugin.host.internal.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.codeanatomy.plugin.api.Plugin;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.internal.bundle.Sha256;
import org.osgi.framework.Constants;

/**
 * A jar that is a plugin, read before it is installed.
 *
 * @param path where it lies
 * @param sha256 of its bytes, 64 hexadecimal digits
 * @param plugin the plugin's name
 * @param version the bundle's version, as the manifest has it
 */
public record PluginJar(Path path, String sha256, String plugin, String version) {

    /**
     * Reads a jar completely, so that a damaged one is found here and not in the middle of an update.
     *
     * @throws PluginRefusedException if there is none, it is damaged, no bundle, or no plugin
     */
    public static PluginJar read(Path jar) throws PluginRefusedException {
        String file = String.valueOf(jar.getFileName());
        if (!Files.isRegularFile(jar)) {
            throw new PluginRefusedException(file, List.of("there is no file " + jar));
        }
        try (JarFile zip = new JarFile(jar.toFile())) {
            readAll(zip);
            return read(jar, Optional.ofNullable(zip.getManifest()).orElseGet(Manifest::new), file);
        } catch (IOException | SecurityException e) {
            throw new PluginRefusedException(
                    file, List.of("it is not a complete jar (" + e.getMessage() + "); copy it again"));
        }
    }

    /** Whether a file is a complete jar that says it is a plugin. Reads little more than its manifest. */
    public static boolean isPlugin(Path jar) {
        if (!Files.isRegularFile(jar)) {
            return false;
        }
        try (JarFile zip = new JarFile(jar.toFile())) {
            Manifest manifest = zip.getManifest();
            return manifest != null
                    && pluginClause(manifest.getMainAttributes()).isPresent();
        } catch (IOException | SecurityException e) {
            return false; // no jar, or not all of it yet: somebody else's business, or ours when it is complete
        }
    }

    private static PluginJar read(Path jar, Manifest manifest, String file) throws PluginRefusedException, IOException {
        Attributes headers = manifest.getMainAttributes();
        String symbolicName = ManifestHeader.of(headers.getValue(Constants.BUNDLE_SYMBOLICNAME))
                .firstPath()
                .orElseThrow(() -> new PluginRefusedException(
                        file, List.of("it is no bundle: its manifest has no Bundle-SymbolicName; build it with bnd")));
        String version = Optional.ofNullable(headers.getValue(Constants.BUNDLE_VERSION))
                .map(String::trim)
                .orElse("0.0.0");
        String name = pluginClause(headers)
                .map(attributes -> attributes.get("name"))
                .orElseThrow(() -> new PluginRefusedException(
                        file,
                        List.of("bundle " + symbolicName + " " + version
                                + " is no plugin: put @Plugin(name = …) on a component or a package of it")));
        return new PluginJar(jar, Sha256.of(jar), name, version);
    }

    private static Optional<Map<String, String>> pluginClause(Attributes headers) {
        return ManifestHeader.of(headers.getValue(Constants.PROVIDE_CAPABILITY)).clause(Plugin.NAMESPACE);
    }

    private static void readAll(JarFile zip) throws IOException {
        for (Iterator<JarEntry> entries = zip.entries().asIterator(); entries.hasNext(); ) {
            try (InputStream content = zip.getInputStream(entries.next())) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
