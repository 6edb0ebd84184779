package org.codeanatomy.plugin.codeanatomy.python.internal.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A source file as UTF-8, with the way back to the file's own bytes.
 *
 * <p>Nearly every file is UTF-8 already; then both are the same array and every offset maps to itself. A byte order
 * mark stays part of the text; {@link #start()} is where reading begins. Immutable as long as nobody writes to the
 * arrays.
 */
public final class SourceText {

    private final byte[] fileBytes;
    private final byte[] utf8;
    private final int start;
    private final String encoding;
    private final Charset charset;
    private final int[] charStartsUtf8;
    private final int[] charStartsFile;

    private SourceText(
            byte[] fileBytes,
            byte[] utf8,
            int start,
            String encoding,
            Charset charset,
            int[] charStartsUtf8,
            int[] charStartsFile) {
        this.fileBytes = fileBytes;
        this.utf8 = utf8;
        this.start = start;
        this.encoding = encoding;
        this.charset = charset;
        this.charStartsUtf8 = charStartsUtf8;
        this.charStartsFile = charStartsFile;
    }

    static SourceText utf8(byte[] bytes, int start, String encoding) {
        return new SourceText(bytes, bytes, start, encoding, StandardCharsets.UTF_8, new int[0], new int[0]);
    }

    /** A text whose characters start at the given offsets, parallel arrays, one entry a character and one for the end. */
    static SourceText transcoded(
            byte[] fileBytes, byte[] utf8, String encoding, Charset charset, int[] startsUtf8, int[] startsFile) {
        return new SourceText(fileBytes, utf8, 0, encoding, charset, startsUtf8, startsFile);
    }

    /** The bytes of the file, as they are. Not a copy. */
    public byte[] fileBytes() {
        return fileBytes;
    }

    /** The text in UTF-8. Not a copy. */
    public byte[] utf8() {
        return utf8;
    }

    /** Where the text begins in {@link #utf8()}: after a byte order mark. */
    public int start() {
        return start;
    }

    /** Python's name of the file's encoding, {@code utf-8-sig} for UTF-8 with a byte order mark. */
    public String encoding() {
        return encoding;
    }

    /** The character set the file's bytes are in. */
    public Charset charset() {
        return charset;
    }

    /** Whether offsets in the text are offsets in the file. */
    public boolean isFileUtf8() {
        return fileBytes == utf8;
    }

    /** The offset in the file's bytes of an offset in the text. */
    public int fileOffset(int offset) {
        if (isFileUtf8()) {
            return offset;
        }
        int found = Arrays.binarySearch(charStartsUtf8, offset);
        return charStartsFile[found >= 0 ? found : -found - 2];
    }
}
