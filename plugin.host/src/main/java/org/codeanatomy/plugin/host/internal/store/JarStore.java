package org.codeanatomy.plugin.host.internal.store;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codeanatomy.plugin.host.internal.bundle.Sha256;
import org.codeanatomy.plugin.host.internal.journal.Durable;

/**
 * A folder of jars named after the SHA-256 of their content. A jar is under its name when all of it is on disk, and not
 * before. Thread-safe for different jars.
 */
public final class JarStore {

    private static final String JAR = ".jar";
    private static final String HALF = ".half";

    private final Path folder;

    private JarStore(Path folder) {
        this.folder = folder;
    }

    /** Opens a store, or makes an empty one, and removes what a process that was killed left half-written. */
    static JarStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        JarStore store = new JarStore(folder);
        for (Path half : store.files(HALF)) {
            Files.delete(half);
        }
        return store;
    }

    /**
     * Copies a jar into the store, unless it is there undamaged.
     *
     * @param sha256 what its content must be
     * @return where it lies now
     * @throws IOException if it cannot be copied, or has other content by now; nothing has changed then
     */
    public Path add(Path jar, String sha256) throws IOException {
        Optional<Path> there = find(sha256);
        if (there.isPresent()) {
            return there.get();
        }
        Path half = folder.resolve(sha256 + HALF);
        try {
            copy(jar, half);
            String copied = Sha256.of(half);
            if (!copied.equals(sha256)) {
                throw new IOException("its content changed while it was copied");
            }
            Durable.moveInto(half, place(sha256));
        } catch (IOException e) {
            Files.deleteIfExists(half);
            throw e;
        }
        return place(sha256);
    }

    private static void copy(Path jar, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            Files.copy(jar, Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    /** A jar, if it is there and its content is what its name says. */
    public Optional<Path> find(String sha256) throws IOException {
        Path place = place(sha256);
        return !sha256.isEmpty()
                        && Files.isRegularFile(place)
                        && Sha256.of(place).equals(sha256)
                ? Optional.of(place)
                : Optional.empty();
    }

    /** Whether there is a jar of that name, whatever its content. */
    public boolean has(String sha256) {
        return !sha256.isEmpty() && Files.isRegularFile(place(sha256));
    }

    /** Deletes all jars but these. */
    public void retain(Set<String> hashes) throws IOException {
        for (Path jar : files(JAR)) {
            String name = jar.getFileName().toString();
            if (!hashes.contains(name.substring(0, name.length() - JAR.length()))) {
                Files.delete(jar);
            }
        }
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .toList();
        }
    }

    private Path place(String sha256) {
        return folder.resolve(sha256 + JAR);
    }
}
