package org.codeanatomy.plugin.testkit.internal.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.codeanatomy.plugin.api.Plugin;

/**
 * The jar of a plugin.
 *
 * @param path of the jar
 * @param imports the packages it imports
 */
public record PluginFile(Path path, Set<String> imports) {

    /**
     * A jar, or the one plugin jar of a folder.
     *
     * @throws IllegalArgumentException if there is none, or more than one
     */
    public static PluginFile at(Path path) {
        if (!Files.isDirectory(path)) {
            if (!Files.isRegularFile(path)) {
                throw new IllegalArgumentException("There is no " + path.toAbsolutePath()
                        + ": build the plugin's jar before this test runs (in Maven, in phase integration-test).");
            }
            return new PluginFile(path, imports(manifest(path)));
        }
        List<Path> plugins = pluginsIn(path);
        if (plugins.size() != 1) {
            throw new IllegalArgumentException("The folder " + path.toAbsolutePath() + " holds " + plugins.size()
                    + " plugin jars, not one" + (plugins.isEmpty() ? "" : " (" + plugins + ")")
                    + ": build the jar before this test runs, or name it.");
        }
        return new PluginFile(plugins.get(0), imports(manifest(plugins.get(0))));
    }

    private static List<Path> pluginsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(jar -> isPlugin(manifest(jar)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read.", e);
        }
    }

    private static boolean isPlugin(Attributes main) {
        return ManifestHeader.clauses(main.getValue("Provide-Capability")).stream()
                .anyMatch(clause -> ManifestHeader.paths(clause).contains(Plugin.NAMESPACE));
    }

    private static Set<String> imports(Attributes main) {
        Set<String> packages = new HashSet<>();
        ManifestHeader.clauses(main.getValue("Import-Package"))
                .forEach(clause -> packages.addAll(ManifestHeader.paths(clause)));
        return packages;
    }

    /** Empty for a file that is no jar: the host says what is wrong with it. */
    private static Attributes manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest == null ? new Attributes() : manifest.getMainAttributes();
        } catch (IOException notAJar) {
            return new Attributes();
        }
    }
}
