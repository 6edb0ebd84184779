package org.codeanatomy.plugin.testkit;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.plugin.api.Plugin;
import org.codeanatomy.plugin.testkit.fixture.TextFunction;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;

/** Makes plugin jars out of the fixture packages with bnd, as a plugin's author would. */
final class PluginJar {

    private static final String FIXTURES = TextFunction.class.getPackageName();

    private PluginJar() {}

    static Path of(String fixture, Path folder) {
        Path jar = folder.resolve("org.example." + fixture + "-1.0.0.jar");
        try (Builder bnd = new Builder()) {
            bnd.setClasspath(
                    Stream.of(TextFunction.class, Plugin.class, FieldVector.class, Component.class, Capability.class)
                            .map(PluginJar::fileOf)
                            .toArray(File[]::new));
            bnd.setProperty("Bundle-SymbolicName", "org.example." + fixture);
            bnd.setProperty("Bundle-Version", "1.0.0");
            bnd.setProperty("Private-Package", FIXTURES + "," + FIXTURES + "." + fixture);
            bnd.setProperty("-noextraheaders", "true");
            Jar content = bnd.build();
            if (!bnd.getErrors().isEmpty()) {
                throw new IllegalStateException("bnd cannot build " + fixture + ": " + bnd.getErrors());
            }
            content.write(jar.toFile());
            return jar;
        } catch (Exception e) { // bnd declares it
            throw new IllegalStateException("The fixture " + fixture + " cannot be built.", e);
        }
    }

    /** The jar or folder that a class comes from. */
    private static File fileOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
