package org.codeanatomy.engine.core.testing.live;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Jar;
import java.nio.file.Path;
import org.codeanatomy.engine.core.fixture.TextFunction;

/**
 * Makes jars of the plugin {@code words} with bnd, as its author would.
 *
 * @param fixture the package below {@code fixture} that it is made of
 * @param version its bundle's version
 * @param build what its function {@code tag} appends to texts of more than one letter
 */
public record PluginJar(String fixture, String version, String build) {

    private static final String FIXTURES = TextFunction.class.getPackageName();

    /** Writes the jar. */
    public Path to(Path folder) {
        Path jar = folder.resolve(fixture + "-" + version + "-" + Integer.toHexString(build.hashCode()) + ".jar");
        try (Builder bnd = new Builder()) {
            bnd.setClasspath(Classpath.forBnd());
            bnd.setProperty("Bundle-SymbolicName", "org.example.words");
            bnd.setProperty("Bundle-Version", version);
            bnd.setProperty("Private-Package", FIXTURES + "," + FIXTURES + "." + fixture);
            bnd.setProperty("-noextraheaders", "true");
            Jar content = bnd.build();
            if (!bnd.getErrors().isEmpty()) {
                throw new IllegalStateException("bnd cannot build " + jar + ": " + bnd.getErrors());
            }
            content.putResource("build.txt", new EmbeddedResource(build, 0L));
            content.write(jar.toFile());
            return jar;
        } catch (Exception failed) { // bnd declares it
            throw new IllegalStateException("The fixture " + fixture + " cannot be built.", failed);
        }
    }
}
