package org.codeanatomy.plugin.delta.kernel;

import java.net.URI;
import java.nio.file.Path;

/** Paths as the log writes them: URIs, relative to the table or absolute. */
final class LogPaths {

    private LogPaths() {}

    /**
     * The file that a path of the log means.
     *
     * @throws IllegalArgumentException if it is no URI, or one of another store
     */
    static Path resolve(Path location, String logPath) {
        URI uri = URI.create(logPath);
        if (uri.getScheme() != null && !uri.getScheme().equals("file")) {
            throw new IllegalArgumentException("the data file " + logPath + " is in a store that is not supported");
        }
        if (uri.getPath() == null) {
            throw new IllegalArgumentException("the data file " + logPath + " has no path");
        }
        return location.toAbsolutePath().resolve(uri.getPath());
    }
}
