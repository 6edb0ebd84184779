package org.codeanatomy.plugin.delta.commit;

import java.nio.file.Path;

/**
 * A data file that is written and waits for its commit. Immutable.
 *
 * @param file where it is
 * @param bytes its size
 * @param rows rows in it
 * @param statistics the JSON text of its statistics
 */
public record NewFile(Path file, long bytes, long rows, String statistics) {

    /** Its path as the log writes it; names are made of characters that a URI needs not encode. */
    String logPath() {
        return file.getFileName().toString();
    }
}
