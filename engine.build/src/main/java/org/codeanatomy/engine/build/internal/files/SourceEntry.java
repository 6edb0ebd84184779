package org.codeanatomy.engine.build.internal.files;

import java.nio.file.Path;

/**
 * A file that was found.
 *
 * @param path relative to the repository, with {@code /}
 * @param file where it is
 * @param sizeBytes its size when it was found; 0 if the file system refused to say
 * @param problem why it is not to be opened, one sentence; null if it may be
 */
public record SourceEntry(String path, Path file, long sizeBytes, String problem) {

    /** A file that may be opened. */
    public SourceEntry(String path, Path file, long sizeBytes) {
        this(path, file, sizeBytes, null);
    }
}
