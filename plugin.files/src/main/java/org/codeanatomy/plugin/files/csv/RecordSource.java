package org.codeanatomy.plugin.files.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;

/** The records of one file, pushed field by field into a handler. Not thread-safe. */
final class RecordSource implements AutoCloseable {

    private final Path file;
    private final CsvReader<Boolean> reader;
    private final Iterator<Boolean> records;

    RecordSource(Path file, CsvOptions options, CsvCallbackHandler<Boolean> handler) throws PluginException {
        this.file = file;
        try {
            Reader text = new Utf8Reader(Files.newInputStream(file));
            if (options.escape() != options.quote()) {
                text = new EscapeReader(new BufferedReader(text), options);
            }
            this.reader = CsvReader.builder()
                    .fieldSeparator(options.delimiter())
                    .quoteCharacter(options.quote())
                    .skipEmptyLines(false)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .build(handler, text);
        } catch (IOException unreadable) {
            throw CsvErrors.unreadable(file, unreadable);
        } catch (IllegalArgumentException contradiction) {
            throw new PluginException(
                    Stage.ARGUMENTS, "INVALID_OPTIONS", "csv table: " + contradiction.getMessage(), contradiction);
        }
        this.records = reader.iterator();
    }

    /** Reads one record into the handler; false at the end. */
    boolean advance() throws PluginException {
        try {
            if (!records.hasNext()) {
                return false;
            }
            return records.next();
        } catch (CsvParseException | UncheckedIOException failure) {
            throw CsvErrors.unreadable(file, failure);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot close " + file, failure);
        }
    }
}
