package org.codeanatomy.plugin.files.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.nio.file.Path;
import org.codeanatomy.plugin.api.PluginException;

/**
 * Writes the fields of records into the vectors of a batch. The first problem is kept until it is asked for, because
 * the CSV library calls from inside. Not thread-safe.
 */
final class BatchHandler extends AbstractBaseCsvCallbackHandler<Boolean> {

    private final Path file;
    private final String nullText;
    /** By position in the file; null for columns that nobody wants. */
    private final ColumnParser[] parsers;

    private boolean headerExpected;
    private int row;
    private boolean empty;
    private PluginException problem;

    BatchHandler(Path file, CsvOptions options, ColumnParser[] parsers) {
        this.file = file;
        this.nullText = options.nullText();
        this.headerExpected = options.header();
        this.parsers = parsers;
    }

    static boolean isNull(String nullText, char[] text, int offset, int length) {
        if (length != nullText.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[offset + i] != nullText.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void startBatch() {
        row = 0;
    }

    /** Rows in the batch so far. */
    int rows() {
        return row;
    }

    void throwProblem() throws PluginException {
        if (problem != null) {
            throw problem;
        }
    }

    @Override
    protected void handleBegin(long line) {
        empty = false;
    }

    @Override
    protected void handleEmpty() {
        empty = true;
    }

    @Override
    protected void handleField(int column, char[] text, int offset, int length, boolean quoted) {
        if (headerExpected || problem != null || column >= parsers.length || parsers[column] == null) {
            return;
        }
        if (!quoted && isNull(nullText, text, offset, length)) {
            return;
        }
        ColumnParser parser = parsers[column];
        if (!parser.parse(row, text, offset, length)) {
            problem = CsvErrors.badValue(
                    file,
                    getStartingLineNumber(),
                    parser.field().getName(),
                    parser.field().getType().toString(),
                    new String(text, offset, length));
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (empty) {
            // an empty line is a null where there is one column, and nothing otherwise
            row += parsers.length == 1 && !headerExpected ? 1 : 0;
        } else if (headerExpected) {
            headerExpected = false;
        } else if (getFieldCount() != parsers.length) {
            problem = problem == null
                    ? CsvErrors.ragged(file, getStartingLineNumber(), getFieldCount(), parsers.length)
                    : problem;
        } else {
            row++;
        }
        return Boolean.TRUE;
    }
}
