package org.codeanatomy.plugin.codeanatomy.python.internal.source;

/** A file whose bytes are no text in the encoding it declares. */
public final class UndecodableSourceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;

    /** Names the problem and the byte offset in the file at which it shows. */
    public UndecodableSourceException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** The byte offset in the file. */
    public int offset() {
        return offset;
    }
}
