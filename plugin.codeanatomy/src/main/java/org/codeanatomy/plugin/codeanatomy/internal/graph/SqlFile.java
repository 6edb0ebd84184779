package org.codeanatomy.plugin.codeanatomy.internal.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the queries of this package. */
final class SqlFile {

    private SqlFile() {}

    /** The query of a view. */
    static String read(String view) {
        try (InputStream query = SqlFile.class.getResourceAsStream(view + ".sql")) {
            if (query == null) {
                throw new IllegalStateException("this bundle has no query " + view + ".sql");
            }
            return new String(query.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
