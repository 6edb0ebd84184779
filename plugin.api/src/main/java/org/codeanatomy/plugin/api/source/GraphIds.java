package org.codeanatomy.plugin.api.source;

import java.nio.charset.StandardCharsets;
import org.codeanatomy.plugin.api.hash.Blake2b;

/**
 * Makes the ids of the graph and of its evidence.
 *
 * <p>An id is a prefix and the 32 lower-case hexadecimal digits of a BLAKE2b-128 over framed parts: each part is its
 * length in bytes as a 4-byte big-endian integer, then its UTF-8 bytes; an integer is written in decimal; an absent
 * part is the length −1. Framing keeps {@code ("a", "bc")} and {@code ("ab", "c")} apart.
 *
 * <p>Reuses one hash; not thread-safe.
 */
public final class GraphIds {

    private static final int DIGEST_BYTES = 16;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Blake2b hash = new Blake2b(DIGEST_BYTES);
    private final byte[] digest = new byte[DIGEST_BYTES];
    private final byte[] decimal = new byte[20];

    /** {@code file:} and the hash of a repository-relative path with {@code /}. */
    public String file(String path) {
        return text(path).finish("file:");
    }

    /** {@code node:} and the hash of a graph node's identity; parts that are null are absent. */
    public String node(String kind, String path, Long bstart, Long bend, String discriminator) {
        return evidence("node:", kind, path, bstart, bend, discriminator);
    }

    /** {@code edge:} and the hash of a graph edge's identity; parts that are null are absent. */
    public String edge(String kind, String source, String destination, String path, Long bstart, Long bend) {
        return text(kind)
                .text(source)
                .text(destination)
                .text(path)
                .position(bstart)
                .position(bend)
                .finish("edge:");
    }

    /**
     * {@code prefix} and the hash of a row of evidence; parts that are null are absent.
     *
     * @param prefix for instance {@code def:}
     */
    public String evidence(String prefix, String kind, String path, Long bstart, Long bend, String discriminator) {
        return text(kind)
                .text(path)
                .position(bstart)
                .position(bend)
                .text(discriminator)
                .finish(prefix);
    }

    /** Adds a text, or an absent part if it is null, to the id being made. */
    public GraphIds text(String part) {
        if (part == null) {
            hash.updateInt(-1);
            return this;
        }
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        hash.updateInt(bytes.length).update(bytes);
        return this;
    }

    /** Adds a text given as UTF-8 to the id being made. */
    public GraphIds utf8(byte[] bytes, int offset, int length) {
        hash.updateInt(length).update(bytes, offset, length);
        return this;
    }

    /** Adds an integer in decimal to the id being made. */
    public GraphIds integer(long value) {
        if (value < 0) {
            return text(Long.toString(value));
        }
        int at = decimal.length;
        long left = value;
        do {
            decimal[--at] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
        return utf8(decimal, at, decimal.length - at);
    }

    /** Adds an absent part to the id being made. */
    public GraphIds absent() {
        return text(null);
    }

    /** Ends the id being made. */
    public String finish(String prefix) {
        hash.digestInto(digest, 0);
        int length = prefix.length();
        byte[] id = new byte[length + 2 * DIGEST_BYTES];
        for (int i = 0; i < length; i++) {
            id[i] = (byte) prefix.charAt(i);
        }
        for (int i = 0; i < DIGEST_BYTES; i++) {
            id[length + 2 * i] = HEX[digest[i] >> 4 & 15];
            id[length + 2 * i + 1] = HEX[digest[i] & 15];
        }
        return new String(id, StandardCharsets.ISO_8859_1);
    }

    private GraphIds position(Long value) {
        return value == null ? absent() : integer(value);
    }
}
