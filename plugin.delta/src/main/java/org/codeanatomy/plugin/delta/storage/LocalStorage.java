package org.codeanatomy.plugin.delta.storage;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Puts files so that a reader, or the next start after a crash, sees them whole or not at all. Temporary names start
 * with a dot, so no reader of tables looks at them. Stateless and thread-safe.
 */
public final class LocalStorage {

    /** Writes into a file that does not exist yet. */
    @FunctionalInterface
    public interface Content {
        /** Writes the whole content to a new file at {@code temporary}. */
        void writeTo(Path temporary) throws IOException;
    }

    /**
     * Creates a file that must not exist, durably.
     *
     * <p>A hard link is the one operation that is atomic and fails if the name is taken: a rename overwrites, and a
     * direct write can be seen half done.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it exists; it is left as it is
     */
    public void putIfAbsent(Path target, byte[] content) throws IOException {
        Path temporary = temporaryBeside(target);
        try {
            write(temporary, content);
            link(target, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceDirectory(target.getParent());
    }

    /** As {@link #putIfAbsent(Path, byte[])}, for content too large for memory. */
    public void putIfAbsent(Path target, Content content) throws IOException {
        Path temporary = temporaryBeside(target);
        try {
            content.writeTo(temporary);
            force(temporary);
            link(target, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceDirectory(target.getParent());
    }

    /** Creates or replaces a file, durably. */
    public void replace(Path target, byte[] content) throws IOException {
        Path temporary = temporaryBeside(target);
        try {
            write(temporary, content);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceDirectory(target.getParent());
    }

    /** Makes a directory with its parents, and makes the new entries durable. */
    public void makeDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            makeDirectories(parent);
        }
        Files.createDirectories(directory);
        if (parent != null) {
            forceDirectory(parent);
        }
    }

    private static Path temporaryBeside(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    private static void link(Path target, Path temporary) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (UnsupportedOperationException noLinks) {
            throw new IOException(
                    target + " is on a file system without hard links, where a commit cannot be made safe;"
                            + " put the table on another one",
                    noLinks);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            channel.force(true);
        }
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }
}
