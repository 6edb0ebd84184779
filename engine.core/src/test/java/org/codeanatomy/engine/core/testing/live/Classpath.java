package org.codeanatomy.engine.core.testing.live;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codeanatomy.engine.core.fixture.TextFunction;
import org.codeanatomy.plugin.host.PluginHost;

/** The class path of the tests: where bnd and the framework find what they need. */
final class Classpath {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private Classpath() {}

    /** What plugins are compiled against, and the classes they are made of. */
    static File[] forBnd() throws IOException {
        return new File[] {
            location(TextFunction.class).toFile(),
            jar("org.codeanatomy.plugin.api"),
            jar("org.codeanatomy.lib.arrow"),
            jar("org.osgi.service.component.annotations")
        };
    }

    /** The jar whose name begins with this artifact's name and a version. */
    static File jar(String artifact) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(file -> file.getName().matches(Pattern.quote(artifact) + "-[0-9].*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + artifact + " on the class path."));
    }

    /** The host as a bundle; where the build has made no jar of it yet, from its classes. */
    static Path host(Path folder) {
        Path host = location(PluginHost.class);
        try {
            return Files.isDirectory(host) ? jarOf(host, folder.resolve("host.jar")) : host;
        } catch (IOException failed) {
            throw new UncheckedIOException("The host's bundle cannot be written.", failed);
        }
    }

    private static Path jarOf(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        Manifest manifest;
        try (var in = Files.newInputStream(classes.resolve(MANIFEST))) {
            manifest = new Manifest(in);
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            for (Path file : files) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                if (!name.equals(MANIFEST)) {
                    entries.putNextEntry(new JarEntry(name));
                    Files.copy(file, entries);
                    entries.closeEntry();
                }
            }
        }
        return jar;
    }

    private static Path location(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
