package org.codeanatomy.plugin.host.runtime;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Jar;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codeanatomy.plugin.host.fixture.NamedFunction;

/** Makes plugin jars out of the fixture packages with bnd, as a plugin's author would. */
public final class PluginBuilder {

    private static final String FIXTURES = NamedFunction.class.getPackageName();

    private final String fixture;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final Map<String, byte[]> resources = new LinkedHashMap<>();
    private String version = "1.0.0";
    private String build = "first";

    private PluginBuilder(String fixture) {
        this.fixture = fixture;
    }

    /** A plugin made of one fixture package, for instance {@code hello}. */
    public static PluginBuilder of(String fixture) {
        return new PluginBuilder(fixture);
    }

    /** Its bundle's version. */
    public PluginBuilder version(String text) {
        version = text;
        return this;
    }

    /** What its function answers. */
    public PluginBuilder build(String text) {
        build = text;
        return this;
    }

    /** A header, in bnd's terms. */
    public PluginBuilder header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** A line of the manifest, written as it is, past bnd's own checks. */
    public PluginBuilder manifest(String name, String value) {
        manifest.put(name, value);
        return this;
    }

    /** A file in the jar, past bnd's own checks. */
    public PluginBuilder resource(String path, byte[] content) {
        resources.put(path, content);
        return this;
    }

    /** Writes the jar. */
    public Path to(Path folder) {
        return to(folder, "org.example." + fixture + "-" + version + "-" + build + ".jar");
    }

    /** Writes the jar under a name. */
    public Path to(Path folder, String fileName) {
        Path jar = folder.resolve(fileName);
        try (Builder bnd = new Builder()) {
            bnd.setClasspath(Classpath.forBnd(NamedFunction.class));
            bnd.setProperty("Bundle-SymbolicName", "org.example." + fixture);
            bnd.setProperty("Bundle-Version", version);
            bnd.setProperty("Private-Package", FIXTURES + "," + FIXTURES + "." + fixture);
            bnd.setProperty("-noextraheaders", "true");
            headers.forEach(bnd::setProperty);
            Jar content = bnd.build();
            if (!bnd.getErrors().isEmpty()) {
                throw new IllegalStateException("bnd cannot build " + fileName + ": " + bnd.getErrors());
            }
            manifest.forEach(content.getManifest().getMainAttributes()::putValue);
            resources.forEach((path, bytes) -> content.putResource(path, new EmbeddedResource(bytes, 0L)));
            content.putResource("build.txt", new EmbeddedResource(build, 0L));
            content.write(jar.toFile());
            return jar;
        } catch (Exception e) { // bnd declares it
            throw new IllegalStateException("The fixture " + fixture + " cannot be built.", e);
        }
    }
}
