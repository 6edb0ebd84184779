package org.codeanatomy.engine.build.internal.files;

import java.nio.file.Path;

/**
 * A file that was found.
 *
 * @param root the repository; null if it is not known
 * @param path relative to the repository, with {@code /}
 * @param file where it is
 * @param sizeBytes its size when it was found; 0 if the file system refused to say
 * @param problem why it is not to be opened, one sentence; null if it may be
 */
public record SourceEntry(Path root, String path, Path file, long sizeBytes, String problem) {

    /** A file of an unknown repository, that may be opened. */
    public SourceEntry(String path, Path file, long sizeBytes) {
        this(null, path, file, sizeBytes, null);
    }
}
