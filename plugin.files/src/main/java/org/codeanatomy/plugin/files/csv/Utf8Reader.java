package org.codeanatomy.plugin.files.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and refuses what is not, naming the line, because a replacement character would be a wrong value. A byte
 * order mark of UTF-8 is skipped, one of UTF-16 or UTF-32 refused by name. Not thread-safe.
 */
final class Utf8Reader extends Reader {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream input;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private boolean started;
    private boolean ended;
    private long line = 1;
    private boolean afterCarriageReturn;

    Utf8Reader(InputStream input) {
        this.input = input;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!started) {
            started = true;
            fill();
            skipByteOrderMark();
        }
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            int decoded = chars.position() - offset;
            if (decoded > 0) {
                // an error that follows is found again, and reported, by the next call
                countLines(target, offset, decoded);
                return decoded;
            }
            if (result.isError()) {
                throw new IOException("line " + line + " is not UTF-8 (byte 0x"
                        + Integer.toHexString(bytes.get(bytes.position()) & 0xff)
                        + "); convert the file to UTF-8");
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        while (bytes.hasRemaining()) {
            int read = input.read(bytes.array(), bytes.position(), bytes.remaining());
            if (read < 0) {
                ended = true;
                break;
            }
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private void skipByteOrderMark() throws IOException {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            bytes.position(3);
        } else if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF) || startsWith(0, 0, 0xFE, 0xFF)) {
            throw new IOException(
                    "line 1 starts with the byte order mark of UTF-16 or UTF-32; convert the file to UTF-8");
        }
    }

    private boolean startsWith(int... mark) {
        if (bytes.remaining() < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes.get(i) & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void countLines(char[] chars, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            char c = chars[i];
            if (c == '\r' || (c == '\n' && !afterCarriageReturn)) {
                line++;
            }
            afterCarriageReturn = c == '\r';
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
