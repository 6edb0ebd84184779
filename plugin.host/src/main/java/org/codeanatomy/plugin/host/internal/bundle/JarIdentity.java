package org.codeanatomy.plugin.host.internal.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.osgi.framework.Bundle;

/**
 * The SHA-256 of the jar that a bundle came from. The framework does not keep it, and a bundle that was updated in
 * place no longer is what its location says; so the location is believed only where the content agrees. Otherwise the
 * hash is taken over the entries.
 */
public final class JarIdentity {

    private static final Pattern OURS = Pattern.compile("codeanatomy:([^/]+)/([0-9a-f]{64})(/\\d+)?");

    private JarIdentity() {}

    /** Where the host installs a jar of its own; the number tells two installations of the same jar apart. */
    public static String location(String plugin, String sha256, long number) {
        String first = "codeanatomy:" + plugin + "/" + sha256;
        return number == 0 ? first : first + "/" + number;
    }

    /** Whether a bundle was installed by a transaction of the host. */
    public static boolean isOurs(Bundle bundle) {
        return OURS.matcher(bundle.getLocation()).matches();
    }

    /** Which plugin and jar a location of ours names; empty for locations of others. */
    public static Optional<Named> named(String location) {
        Matcher ours = OURS.matcher(location);
        return ours.matches() ? Optional.of(new Named(ours.group(1), ours.group(2))) : Optional.empty();
    }

    /** What a location of ours says; what is in the bundle may be something else by now. */
    public record Named(String plugin, String sha256) {}

    /**
     * Whether the entries of a bundle are those of a jar.
     *
     * @throws IOException if one of them cannot be read
     */
    public static boolean isContentOf(Bundle bundle, Path jar) throws IOException {
        return checksums(bundle).equals(checksums(jar));
    }

    /** The jar that a bundle was installed from, where that is a file. */
    public static Optional<Path> source(Bundle bundle) {
        return file(bundle.getLocation());
    }

    /** Whether a bundle was installed by a transaction of the host, as this plugin. */
    public static boolean isOurs(Bundle bundle, String plugin) {
        return isOurs(bundle) && bundle.getLocation().startsWith("codeanatomy:" + plugin + "/");
    }

    /**
     * The hash of a bundle's jar.
     *
     * @throws IOException if its content cannot be read, for instance because it is being updated
     */
    public static String of(Bundle bundle, boolean updatedInPlace) throws IOException {
        Matcher ours = OURS.matcher(bundle.getLocation());
        if (ours.matches() && !updatedInPlace) {
            return ours.group(2);
        }
        Map<String, Long> content = checksums(bundle);
        Optional<Path> file = file(bundle.getLocation());
        return file.isPresent() && content.equals(checksums(file.get()))
                ? Sha256.of(file.get())
                : Sha256.of(content.toString());
    }

    private static Optional<Path> file(String location) {
        String url = location.startsWith("reference:") ? location.substring("reference:".length()) : location;
        if (!url.startsWith("file:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(URI.create(url))).filter(Files::isRegularFile);
        } catch (IllegalArgumentException e) { // InvalidPathException is one: a location is any text
            return Optional.empty();
        }
    }

    private static Map<String, Long> checksums(Bundle bundle) throws IOException {
        Map<String, Long> checksums = new TreeMap<>();
        var entries = bundle.findEntries("/", "*", true);
        for (URL entry : entries == null ? Collections.<URL>emptyList() : Collections.list(entries)) {
            String path = entry.getPath().substring(1);
            if (!path.endsWith("/")) {
                try (CheckedInputStream content = new CheckedInputStream(entry.openStream(), new CRC32())) {
                    content.transferTo(OutputStream.nullOutputStream());
                    checksums.put(path, content.getChecksum().getValue());
                }
            }
        }
        return checksums;
    }

    private static Map<String, Long> checksums(Path jar) throws IOException {
        Map<String, Long> checksums = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach((ZipEntry entry) -> checksums.put(entry.getName(), entry.getCrc()));
        }
        return checksums;
    }
}
