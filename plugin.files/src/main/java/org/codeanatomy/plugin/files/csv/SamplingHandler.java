package org.codeanatomy.plugin.files.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Collects the names of a header and what the values of a sample look like. Not thread-safe. */
final class SamplingHandler extends AbstractBaseCsvCallbackHandler<Boolean> {

    private final String nullText;
    private final SchemaInference inference;
    private final List<String> header = new ArrayList<>();
    private boolean headerExpected;
    private int widest;
    private boolean empty;
    private long records;
    private long characters;

    SamplingHandler(String nullText, SchemaInference inference) {
        this.nullText = nullText;
        this.inference = inference;
    }

    /** The next record is a header, if one is wanted. */
    void startFile(boolean withHeader) {
        headerExpected = withHeader;
        header.clear();
    }

    List<String> header() {
        return List.copyOf(header);
    }

    /** Most fields of a record so far. */
    int widest() {
        return widest;
    }

    /** Records so far, headers left out. */
    long records() {
        return records;
    }

    /** Characters of these records, delimiters and line ends included. */
    long characters() {
        return characters;
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
        widest = Math.max(widest, column + 1);
        if (headerExpected) {
            header.add(new String(text, offset, length));
            return;
        }
        characters += length + 1;
        if (quoted || !BatchHandler.isNull(nullText, text, offset, length)) {
            inference.see(column, text, offset, length);
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (!empty) {
            records += headerExpected ? 0 : 1;
            headerExpected = false;
        }
        return Boolean.TRUE;
    }
}
