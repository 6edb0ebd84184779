package org.codeanatomy.plugin.codeanatomy.python.internal.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;

/** Turns the bytes of a Python file into text: byte order mark, encoding declaration (PEP 263), UTF-8 by default. */
public final class SourceDecoder {

    private SourceDecoder() {}

    /**
     * Decodes a file.
     *
     * @throws UndecodableSourceException if the encoding is unknown, contradicts the byte order mark, or does not fit
     *     the bytes
     */
    public static SourceText decode(byte[] file) throws UndecodableSourceException {
        boolean mark = file.length >= 3 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF;
        String declared = EncodingDeclaration.find(file, mark ? 3 : 0);
        String encoding = declared == null ? "utf-8" : declared;
        if (mark && !encoding.equals("utf-8")) {
            throw new UndecodableSourceException(
                    "The file has a UTF-8 byte order mark but declares the encoding " + encoding + ".", 0);
        }
        if (encoding.equals("utf-8")) {
            int invalid = Utf8.firstInvalid(file, 0);
            if (invalid >= 0) {
                throw new UndecodableSourceException(
                        String.format("Byte 0x%02x at offset %d is no UTF-8.", file[invalid] & 0xff, invalid), invalid);
            }
            return SourceText.utf8(file, mark ? 3 : 0, mark ? "utf-8-sig" : "utf-8");
        }
        return transcode(file, encoding, charset(encoding));
    }

    private static Charset charset(String encoding) throws UndecodableSourceException {
        String name =
                encoding.startsWith("cp") && encoding.length() == 6 ? "windows-" + encoding.substring(2) : encoding;
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new UndecodableSourceException("The file declares the unknown encoding " + encoding + ".", 0);
        }
    }

    /** Decodes one character at a time, because only so the decoder tells where each begins in the file. */
    private static SourceText transcode(byte[] file, String encoding, Charset charset)
            throws UndecodableSourceException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(file);
        CharBuffer out = CharBuffer.allocate(2);
        ByteArrayOutputStream utf8 = new ByteArrayOutputStream(file.length + file.length / 2);
        int[] startsUtf8 = new int[file.length + 1];
        int[] startsFile = new int[file.length + 1];
        int count = 0;
        while (in.hasRemaining()) {
            startsUtf8[count] = utf8.size();
            startsFile[count++] = in.position();
            utf8.writeBytes(nextCharacter(decoder, in, out));
        }
        startsUtf8[count] = utf8.size();
        startsFile[count++] = file.length;
        return SourceText.transcoded(
                file,
                utf8.toByteArray(),
                encoding,
                charset,
                Arrays.copyOf(startsUtf8, count),
                Arrays.copyOf(startsFile, count));
    }

    private static byte[] nextCharacter(CharsetDecoder decoder, ByteBuffer in, CharBuffer out)
            throws UndecodableSourceException {
        out.clear().limit(1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isOverflow() && out.position() == 0) {
            out.limit(2);
            result = decoder.decode(in, out, true);
        }
        if (result.isError() && out.position() == 0) {
            throw new UndecodableSourceException(
                    String.format(
                            "Byte 0x%02x at offset %d is no %s.",
                            in.get(in.position()) & 0xff,
                            in.position(),
                            decoder.charset().name()),
                    in.position());
        }
        return out.flip().toString().getBytes(StandardCharsets.UTF_8);
    }
}
