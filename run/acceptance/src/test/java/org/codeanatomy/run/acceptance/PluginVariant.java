package org.codeanatomy.run.acceptance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A plugin's jar with something changed, as an author may get it wrong. */
final class PluginVariant {

    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private PluginVariant() {}

    /** Begins with a copy of a jar. */
    static PluginVariant of(Path jar) throws IOException {
        PluginVariant variant = new PluginVariant();
        try (JarFile file = new JarFile(jar.toFile())) {
            variant.manifest.getMainAttributes().putAll(file.getManifest().getMainAttributes());
            for (JarEntry entry : file.stream().toList()) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    try (InputStream content = file.getInputStream(entry)) {
                        variant.entries.put(entry.getName(), content.readAllBytes());
                    }
                }
            }
        }
        return variant;
    }

    /** Sets a header; null takes it out. */
    PluginVariant header(String name, String value) {
        Attributes headers = manifest.getMainAttributes();
        if (value == null) {
            headers.remove(new Attributes.Name(name));
        } else {
            headers.putValue(name, value);
        }
        return this;
    }

    /** Adds a clause to a header. */
    PluginVariant clause(String name, String clause) {
        String before = manifest.getMainAttributes().getValue(name);
        return header(name, before == null ? clause : before + "," + clause);
    }

    /** Replaces text in a header, which must be there. */
    PluginVariant inHeader(String name, String text, String replacement) {
        String before = manifest.getMainAttributes().getValue(name);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(name + " has no " + text + ", but is " + before);
        }
        return header(name, before.replace(text, replacement));
    }

    /** Adds or replaces a file. */
    PluginVariant file(String path, byte[] content) {
        entries.put(path, content);
        return this;
    }

    /** Replaces text in a file, which must be there. */
    PluginVariant inFile(String path, String text, String replacement) {
        String before = new String(entries.get(path), StandardCharsets.UTF_8);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(path + " has no " + text + ", but is " + before);
        }
        return file(path, before.replace(text, replacement).getBytes(StandardCharsets.UTF_8));
    }

    /** The content of a file. */
    byte[] content(String path) {
        return entries.get(path).clone();
    }

    /** Compiles a class against the platform and what the jar has so far, and adds it. */
    PluginVariant compiled(String className, String source, Path scratch) throws IOException {
        Path jar = to(Files.createTempFile(scratch, "compiled", ".jar"));
        Path classes = Files.createTempDirectory(scratch, "classes");
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        JavaFileObject text =
                new SimpleJavaFileObject(
                        URI.create("string:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                jar + ":" + String.join(":", platform()));
        if (!javac.getTask(null, null, null, options, null, List.of(text)).call()) {
            throw new AssertionError(className + " does not compile");
        }
        try (Stream<Path> made = Files.walk(classes)) {
            for (Path type : made.filter(Files::isRegularFile).toList()) {
                file(classes.relativize(type).toString(), Files.readAllBytes(type));
            }
        }
        return this;
    }

    private static List<String> platform() throws IOException {
        try (Stream<Path> jars = Files.list(Product.distribution().resolve("lib"))) {
            return jars.map(Path::toString).sorted().toList();
        }
    }

    /** Writes the jar. */
    Path to(Path target) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return target;
    }

    /** A jar of a few files, to be put into another one. */
    static byte[] jarOf(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                new ByteArrayInputStream(file.getValue()).transferTo(out);
            }
        }
        return bytes.toByteArray();
    }
}
