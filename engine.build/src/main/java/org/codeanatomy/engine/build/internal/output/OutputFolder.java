package org.codeanatomy.engine.build.internal.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.OutputManifest;

/**
 * An output folder that one build writes to. The lock file keeps a second build out, and marks a folder in which no
 * build has succeeded yet as one that builds may write to; the operating system releases it when a process dies.
 */
public final class OutputFolder implements AutoCloseable {

    private static final String LOCK_NAME = ".codeanatomy.lock";
    private static final String TEMPORARY_PREFIX = ".codeanatomy-";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private OutputFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** Why a build may not write to a folder, one sentence; empty if it may. Changes nothing. */
    public static Optional<String> refusal(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(path)) {
            return Optional.of("the output " + path + " is not a directory");
        }
        boolean ours = Files.exists(path.resolve(OutputManifest.FILE_NAME)) || Files.exists(path.resolve(LOCK_NAME));
        try {
            return ours || isEmpty(path)
                    ? Optional.empty()
                    : Optional.of("the output folder " + path + " is not empty and has no " + OutputManifest.FILE_NAME
                            + "; name an empty or absent folder");
        } catch (IOException failed) {
            return Optional.of("the output folder " + path + " cannot be read: " + failed.getMessage());
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            return !entries.iterator().hasNext();
        }
    }

    /**
     * Makes the folder if it is absent, and takes its lock.
     *
     * @throws BuildException if it cannot be made or another build holds it
     */
    public static OutputFolder open(Path path) {
        FileChannel channel = null;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(
                    path.resolve(LOCK_NAME),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new OutputFolder(path, channel, lock);
            }
            channel.close();
            throw busy(path, null);
        } catch (OverlappingFileLockException sameProcess) {
            closeQuietly(channel);
            throw busy(path, sameProcess);
        } catch (IOException failed) {
            closeQuietly(channel);
            throw new BuildException(
                    BuildException.Kind.CONFIGURATION,
                    "UNWRITABLE_OUTPUT",
                    "cannot write to the output folder " + path + ": " + failed.getMessage(),
                    failed);
        }
    }

    private static BuildException busy(Path path, Exception cause) {
        return new BuildException(
                BuildException.Kind.CONFIGURATION,
                "OUTPUT_BUSY",
                "another build is writing to " + path + "; wait for it, or name another folder",
                cause);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyFailing) {
            // the failure that led here is the one to report
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /**
     * Where a table lies.
     *
     * @throws BuildException if that is not in the folder
     */
    public Path table(String name) {
        return OutputManifest.location(path, name);
    }

    /**
     * Opens a file for scratch data, which is gone when the channel is closed or the process dies.
     *
     * @throws IOException if it cannot be made
     */
    public FileChannel openScratch() throws IOException {
        Path file = Files.createTempFile(path, TEMPORARY_PREFIX, ".rows");
        return FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /**
     * Publishes a manifest: from one moment to the next, readers see it and the table versions it names.
     *
     * @throws IOException if the disk refuses; the previous manifest is in place then
     */
    public void publish(OutputManifest manifest) throws IOException {
        Path temporary = path.resolve(TEMPORARY_PREFIX + "manifest.json");
        try {
            // a new file: what a killed build left, or a link that somebody else did, is not written through
            Files.deleteIfExists(temporary);
            try (FileChannel file =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer json = ByteBuffer.wrap(manifest.toJson().getBytes(UTF_8));
                while (json.hasRemaining()) {
                    file.write(json);
                }
                file.force(true);
            }
            Files.move(temporary, path.resolve(OutputManifest.FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncDirectory();
    }

    /** Without this, a power cut may undo the rename. */
    private void syncDirectory() throws IOException {
        try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /**
     * Removes temporary files that killed builds left; nobody else can be using them, since this build holds the lock.
     *
     * @return how many were removed
     */
    public int removeLeftovers() throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(path, TEMPORARY_PREFIX + "*")) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
                removed++;
            }
        }
        return removed;
    }

    /** Releases the lock. */
    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot release the lock of " + path, failed);
        }
    }
}
