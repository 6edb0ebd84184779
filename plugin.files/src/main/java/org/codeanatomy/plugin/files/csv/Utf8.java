package org.codeanatomy.plugin.files.csv;

/** Encodes characters that were decoded from UTF-8, so that every surrogate has its partner. */
final class Utf8 {

    private Utf8() {}

    /**
     * Writes the text as UTF-8.
     *
     * @param target at least three bytes per character
     * @return the number of bytes written
     */
    static int encode(char[] text, int offset, int length, byte[] target) {
        int at = offset;
        int end = offset + length;
        int size = 0;
        while (at < end) {
            char c = text[at++];
            if (c < 0x80) {
                target[size++] = (byte) c;
            } else if (c < 0x800) {
                target[size++] = (byte) (0xC0 | (c >> 6));
                target[size++] = continuation(c);
            } else if (Character.isHighSurrogate(c)) {
                int point = Character.toCodePoint(c, text[at++]);
                target[size++] = (byte) (0xF0 | (point >> 18));
                target[size++] = continuation(point >> 12);
                target[size++] = continuation(point >> 6);
                target[size++] = continuation(point);
            } else {
                target[size++] = (byte) (0xE0 | (c >> 12));
                target[size++] = continuation(c >> 6);
                target[size++] = continuation(c);
            }
        }
        return size;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }
}
