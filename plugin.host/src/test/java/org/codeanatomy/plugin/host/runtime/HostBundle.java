package org.codeanatomy.plugin.host.runtime;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codeanatomy.plugin.host.PluginHost;

/** The host as a bundle, made once for all tests, without the package that the tests share with it. */
final class HostBundle {

    /** Names the jar for a process that another test started, which need not make it again. */
    static final String PROPERTY = "plugin.host.jar";

    static final Path JAR = System.getProperty(PROPERTY) == null ? build() : Path.of(System.getProperty(PROPERTY));

    private HostBundle() {}

    private static Path build() {
        try (Builder bnd = new Builder()) {
            Path jar = Files.createTempDirectory("plugin-host").resolve("org.codeanatomy.plugin.host.jar");
            jar.getParent().toFile().deleteOnExit();
            jar.toFile().deleteOnExit();
            bnd.setProperties(new File("bnd.bnd"));
            bnd.setClasspath(Classpath.forBnd(PluginHost.class));
            bnd.setProperty("Bundle-SymbolicName", "org.codeanatomy.plugin.host");
            bnd.setProperty("Bundle-Version", "1.0.0");
            bnd.setProperty("Private-Package", "org.codeanatomy.plugin.host.internal.*");
            Jar content = bnd.build();
            if (!bnd.getErrors().isEmpty()) {
                throw new IllegalStateException("bnd cannot build the host: " + bnd.getErrors());
            }
            content.write(jar.toFile());
            return jar;
        } catch (Exception e) { // bnd declares it
            throw new IllegalStateException("The host's bundle cannot be built.", e);
        }
    }
}
