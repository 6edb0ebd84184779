package org.codeanatomy.engine.build.internal.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;

/**
 * Paths as the bytes that the file system holds, and as the texts that tables hold.
 *
 * <p>Java decodes file names by the locale, and under locale {@code C} loses what is not ASCII. File URIs carry the
 * bytes, escaped, whatever the locale is.
 */
final class PathText {

    private static final String UNESCAPED = "-._~/";

    private PathText() {}

    /** The text of a path given as bytes: UTF-8, with every byte that is not part of it written as {@code \xhh}. */
    static String of(byte[] bytes) {
        CharsetDecoder decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(4 * bytes.length);
        CoderResult result = decoder.decode(input, output, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                output.put(String.format("\\x%02x", input.get()));
            }
            result = decoder.decode(input, output, true);
        }
        return output.flip().toString();
    }

    /** The file below {@code root} that a relative path given as bytes names. */
    static Path resolve(Path root, byte[] relative) {
        return isAscii(relative) ? root.resolve(new String(relative, US_ASCII)) : resolveEscaped(root, relative);
    }

    private static boolean isAscii(byte[] bytes) {
        int all = 0;
        for (byte unit : bytes) {
            all |= unit;
        }
        return all >= 0;
    }

    private static Path resolveEscaped(Path root, byte[] relative) {
        StringBuilder uri = new StringBuilder(root.toUri().toString());
        if (uri.charAt(uri.length() - 1) != '/') {
            uri.append('/');
        }
        for (byte unit : relative) {
            char character = (char) (unit & 0xff);
            if (isUnescaped(character)) {
                uri.append(character);
            } else {
                uri.append(String.format("%%%02X", unit));
            }
        }
        return Path.of(URI.create(uri.toString()));
    }

    private static boolean isUnescaped(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || UNESCAPED.indexOf(character) >= 0;
    }

    /** The bytes of the path of {@code file} relative to {@code root}, names parted by {@code /}. */
    static byte[] relativize(Path root, Path file) {
        String text =
                root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        boolean exact = text.chars().allMatch(unit -> unit < 0x80);
        return exact ? text.getBytes(UTF_8) : bytesOf(root.relativize(file));
    }

    private static byte[] bytesOf(Path relative) {
        // as if the path began at the root of the file system: its URI then holds the bytes of these names and no more
        Path absolute = relative.getFileSystem().getPath("/").resolve(relative);
        String escaped = absolute.toUri().getRawPath().substring(1);
        if (escaped.endsWith("/")) {
            escaped = escaped.substring(0, escaped.length() - 1);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == '%') {
                bytes.write(Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(escaped.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
