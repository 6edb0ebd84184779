package org.codeanatomy.run.launcher.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.felix.utils.manifest.Clause;
import org.apache.felix.utils.manifest.Parser;

/**
 * Writes down what the platform exports, when a distribution is assembled: the exported packages of every jar on its
 * class path, with versions. {@code uses} is left out: the system bundle has one class space, there is nothing to check.
 */
public final class SystemPackages {

    private SystemPackages() {}

    /** Called by the build with the folder of jars and the file to write. */
    public static void main(String[] arguments) throws IOException {
        TreeSet<String> clauses = new TreeSet<>();
        for (Path jar : jars(Path.of(arguments[0]))) {
            try (JarFile file = new JarFile(jar.toFile())) {
                Manifest manifest = file.getManifest();
                if (manifest != null && !isFramework(manifest)) {
                    addExports(manifest, clauses);
                }
            }
        }
        Path target = Path.of(arguments[1]);
        Files.createDirectories(target.getParent());
        Files.writeString(target, String.join(",", clauses) + '\n');
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void addExports(Manifest manifest, Set<String> clauses) {
        for (Clause clause : Parser.parseHeader(manifest.getMainAttributes().getValue("Export-Package"))) {
            String version = clause.getAttribute("version");
            // slf4j exports a package at two versions on purpose: name and version together are the entry.
            clauses.add(clause.getName() + ";version=\"" + (version == null ? "0.0.0" : version) + '"');
        }
    }

    /** The framework exports its own packages by itself. */
    private static boolean isFramework(Manifest manifest) {
        return "org.apache.felix.framework".equals(manifest.getMainAttributes().getValue("Bundle-SymbolicName"));
    }
}
