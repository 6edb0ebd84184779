package org.codeanatomy.plugin.delta.kernel;

import io.delta.kernel.engine.FileReadRequest;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.codeanatomy.plugin.delta.log.TableFolder;
import org.codeanatomy.plugin.delta.storage.LocalStorage;

/** The local file system as Delta Kernel wants to see it. Immutable and thread-safe. */
final class NioFileSystemClient implements FileSystemClient {

    private final LocalStorage storage;
    private final TableFolder folder;

    /** A file system of which only a table's folder is opened, unless that table allows more. */
    NioFileSystemClient(LocalStorage storage, TableFolder folder) {
        this.storage = storage;
        this.folder = folder;
    }

    /** A path as Kernel writes it, which is not encoded, with or without the scheme {@code file}. */
    static Path local(String path) {
        String text = path;
        if (text.startsWith("file:")) {
            text = text.substring("file:".length());
            while (text.startsWith("//")) {
                text = text.substring(1);
            }
        }
        return Path.of(text);
    }

    @Override
    public CloseableIterator<FileStatus> listFrom(String filePath) throws IOException {
        Path from = local(filePath);
        Path directory = folder.verified(from.getParent());
        if (!Files.isDirectory(directory)) {
            throw new FileNotFoundException("there is no directory " + directory);
        }
        String first = from.getFileName().toString();
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> names = entries.filter(
                            entry -> isListed(entry.getFileName().toString(), first))
                    .sorted(Comparator.comparing(entry -> entry.getFileName().toString()))
                    .toList();
            return Iterators.over(
                    names.stream().map(NioFileSystemClient::status).iterator());
        }
    }

    /**
     * Checksums and compacted commits repeat what the commits say, and Kernel would believe them: one with a wrong schema
     * makes it return wrong rows without an error. So only commits and checkpoints are seen.
     */
    private static boolean isListed(String name, String first) {
        return name.compareTo(first) >= 0 && !name.endsWith(".crc") && !name.endsWith(".compacted.json");
    }

    private static FileStatus status(Path file) {
        try {
            return FileStatus.of(
                    file.toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String resolvePath(String path) {
        return local(path).toAbsolutePath().normalize().toString();
    }

    @Override
    public CloseableIterator<ByteArrayInputStream> readFiles(CloseableIterator<FileReadRequest> requests) {
        return requests.map(this::read);
    }

    private ByteArrayInputStream read(FileReadRequest request) {
        try (FileChannel channel =
                FileChannel.open(folder.verified(local(request.getPath())), StandardOpenOption.READ)) {
            long rest = channel.size() - request.getStartOffset();
            if (request.getReadLength() < 0 || request.getReadLength() > rest) {
                throw new EOFException(request.getPath() + " is too short: " + request.getReadLength() + " bytes from "
                        + request.getStartOffset() + " were asked for, it has " + channel.size());
            }
            ByteBuffer bytes = ByteBuffer.allocate(request.getReadLength());
            long position = request.getStartOffset();
            while (bytes.hasRemaining()) {
                int read = channel.read(bytes, position + bytes.position());
                if (read < 0) {
                    throw new EOFException(request.getPath() + " became shorter while it was read");
                }
            }
            return new ByteArrayInputStream(bytes.array());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public boolean mkdirs(String path) throws IOException {
        storage.makeDirectories(folder.verified(local(path)));
        return true;
    }

    @Override
    public boolean delete(String path) throws IOException {
        return Files.deleteIfExists(folder.verified(local(path)));
    }

    @Override
    public FileStatus getFileStatus(String path) throws IOException {
        Path file = folder.verified(local(path));
        try {
            return FileStatus.of(
                    file.toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis());
        } catch (NoSuchFileException absent) {
            FileNotFoundException known = new FileNotFoundException(file.toString());
            known.initCause(absent);
            throw known;
        }
    }

    @Override
    public void copyFileAtomically(String source, String target, boolean overwrite) throws IOException {
        byte[] content = Files.readAllBytes(folder.verified(local(source)));
        if (overwrite) {
            storage.replace(folder.verified(local(target)), content);
        } else {
            storage.putIfAbsent(folder.verified(local(target)), content);
        }
    }
}
