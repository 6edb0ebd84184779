package org.codeanatomy.bench.hotswap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Two versions of the plugin: the same classes, but for one text.
 *
 * @param first build 1, version 1.0.0
 * @param second build 2, version 2.0.0
 */
record PluginVersions(Path first, Path second) {

    private static final String BUILD = "hotswap-build-";

    /** Writes both into the folder. */
    static PluginVersions write(Path jar, Path folder) throws IOException {
        return new PluginVersions(
                write(jar, 1, folder.resolve("hotswap-1.jar")), write(jar, 2, folder.resolve("hotswap-2.jar")));
    }

    /** The jar that is not of this build. */
    Path other(int build) {
        return build == 1 ? second : first;
    }

    /** The version of one of the two jars, as its manifest has it. */
    static String version(Path jar) throws IOException {
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            return in.getManifest().getMainAttributes().getValue("Bundle-Version");
        }
    }

    private static Path write(Path jar, int build, Path target) throws IOException {
        boolean found = false;
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            Manifest manifest = in.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", build + ".0.0");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    String content = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                    found |= content.contains(BUILD + 1);
                    out.putNextEntry(new JarEntry(entry.getName()));
                    out.write(content.replace(BUILD + 1, BUILD + build).getBytes(StandardCharsets.ISO_8859_1));
                    out.closeEntry();
                }
            }
        }
        if (!found) {
            throw new IOException(jar + " does not contain the text " + BUILD + 1 + " that tells its versions apart");
        }
        return target;
    }
}
