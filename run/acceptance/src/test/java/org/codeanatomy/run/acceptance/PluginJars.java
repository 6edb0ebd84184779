package org.codeanatomy.run.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Jars of plugins to install, and variants of them. */
final class PluginJars {

    /** Higher than the version of anything that is built here. */
    static final String NEWER = "99.0.0";

    private PluginJars() {}

    /** The bundle of the distribution whose file name starts so. */
    static Path bundle(String prefix) {
        return only(Product.distribution().resolve("bundles"), prefix + "[0-9].*\\.jar");
    }

    /** The example plugin. */
    static Path hello() {
        return only(
                Path.of("../../examples/hello-plugin/target").toAbsolutePath().normalize(),
                "org\\.codeanatomy\\.examples\\.hello-plugin-[0-9].*\\.jar");
    }

    private static Path only(Path folder, String pattern) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(pattern + " is not in " + folder));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The version of a bundle. */
    static String version(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue("Bundle-Version");
        }
    }

    /** The same bundle under a higher version. */
    static Path newer(Path jar, Path target) throws IOException {
        return rewritten(jar, content -> content, target);
    }

    /** The same bundle under a higher version, with a text in its classes replaced by one of the same length. */
    static Path withText(Path jar, String text, String replacement, Path target) throws IOException {
        if (text.length() != replacement.length()) {
            throw new IllegalArgumentException("a constant in a class can only be replaced by one of its length");
        }
        return rewritten(
                jar,
                content -> new String(content, StandardCharsets.ISO_8859_1)
                        .replace(text, replacement)
                        .getBytes(StandardCharsets.ISO_8859_1),
                target);
    }

    private static Path rewritten(Path jar, UnaryOperator<byte[]> change, Path target) throws IOException {
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            Manifest manifest = in.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", NEWER);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    out.write(change.apply(in.readAllBytes()));
                    out.closeEntry();
                }
            }
        }
        return target;
    }
}
