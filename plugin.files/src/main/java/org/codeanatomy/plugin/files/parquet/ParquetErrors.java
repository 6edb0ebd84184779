package org.codeanatomy.plugin.files.parquet;

import java.nio.file.Path;
import java.util.Map;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;

/** Says what is wrong with a file. */
final class ParquetErrors {

    private ParquetErrors() {}

    static PluginException unreadable(Stage stage, Path file, Exception cause) {
        String message = cause.getMessage();
        boolean named = message != null && message.startsWith(file.toString());
        return new PluginException(
                stage, "BAD_PARQUET", named ? message : file + ": " + message, Map.of("file", file.toString()), cause);
    }
}
