package org.codeanatomy.plugin.files.csv;

import java.nio.file.Path;
import java.util.Map;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;

/** Says what is wrong with a file, and where. */
final class CsvErrors {

    private static final int SHOWN_CHARACTERS = 60;

    private CsvErrors() {}

    static PluginException ragged(Path file, long line, int found, int wanted) {
        return at(file, line, "BAD_CSV", "the record has " + found + " fields, the table " + wanted + " columns", null);
    }

    static PluginException badValue(Path file, long line, String column, String type, String text) {
        String shown = text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
        return at(
                file,
                line,
                "BAD_VALUE",
                "column " + column + " is " + type + ", found '" + shown
                        + "'; declare another type with option schema, or what stands for null with option null",
                null);
    }

    static PluginException malformed(Path file, long line, Throwable cause) {
        return at(file, line, "BAD_CSV", cause.getMessage(), cause);
    }

    /** What reading failed with: the deepest message says it best. */
    static PluginException unreadable(Path file, Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String place = deepest == failure ? "" : failure.getMessage() + ": ";
        return new PluginException(
                Stage.EXECUTION,
                "BAD_CSV",
                file + ": " + place + deepest.getMessage(),
                Map.of("file", file.toString()),
                failure);
    }

    private static PluginException at(Path file, long line, String code, String problem, Throwable cause) {
        return new PluginException(
                Stage.EXECUTION,
                code,
                file + ", line " + line + ": " + problem,
                Map.of("file", file.toString(), "line", Long.toString(line)),
                cause);
    }
}
