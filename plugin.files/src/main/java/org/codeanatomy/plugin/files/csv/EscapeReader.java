package org.codeanatomy.plugin.files.csv;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * Rewrites quotes that are escaped by a character of their own into doubled quotes, which is the only way the CSV
 * library knows. Outside quotes an escape character means itself. Not thread-safe.
 */
final class EscapeReader extends Reader {

    private enum Place {
        FIELD_START,
        UNQUOTED,
        QUOTED
    }

    private final PushbackReader input;
    private final CsvOptions options;
    private Place place = Place.FIELD_START;
    private int delimiterMatched;
    private int pending = -1;

    EscapeReader(Reader input, CsvOptions options) {
        this.input = new PushbackReader(input, 1);
        this.options = options;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = next();
            if (next < 0) {
                break;
            }
            target[offset + count++] = (char) next;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private int next() throws IOException {
        if (pending >= 0) {
            int second = pending;
            pending = -1;
            return second;
        }
        int c = input.read();
        if (c < 0) {
            return c;
        }
        return place == Place.QUOTED ? quoted(c) : unquoted(c);
    }

    private int quoted(int c) throws IOException {
        if (c == options.quote()) {
            place = Place.UNQUOTED;
            return c;
        }
        if (c != options.escape()) {
            return c;
        }
        int escaped = input.read();
        if (escaped == options.quote()) {
            pending = escaped;
            return escaped;
        }
        if (escaped == options.escape()) {
            return escaped;
        }
        if (escaped >= 0) {
            input.unread(escaped);
        }
        return c;
    }

    private int unquoted(int c) {
        String delimiter = options.delimiter();
        if (c == delimiter.charAt(delimiterMatched)) {
            delimiterMatched++;
        } else {
            delimiterMatched = c == delimiter.charAt(0) ? 1 : 0;
        }
        if (delimiterMatched == delimiter.length() || c == '\n' || c == '\r') {
            delimiterMatched = 0;
            place = Place.FIELD_START;
        } else if (place == Place.FIELD_START && c == options.quote()) {
            place = Place.QUOTED;
        } else {
            place = Place.UNQUOTED;
        }
        return c;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
