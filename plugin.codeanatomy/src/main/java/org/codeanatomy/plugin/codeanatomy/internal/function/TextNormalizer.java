package org.codeanatomy.plugin.codeanatomy.internal.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Trims a text, brings it to a Unicode normal form, lower-cases it and collapses its white space. Immutable.
 *
 * @param form the normal form
 * @param casefold whether to lower-case
 * @param collapse whether runs of white space become one space
 */
record TextNormalizer(Normalizer.Form form, boolean casefold, boolean collapse) {

    /** What SQL calls leave out. */
    static final TextNormalizer DEFAULT = new TextNormalizer(Normalizer.Form.NFKC, true, true);

    /** The form of a name, in any case; NFKC if the name is none. */
    static Normalizer.Form formNamed(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "NFC" -> Normalizer.Form.NFC;
            case "NFD" -> Normalizer.Form.NFD;
            case "NFKD" -> Normalizer.Form.NFKD;
            default -> Normalizer.Form.NFKC;
        };
    }

    /** Normalises the text that {@code text} holds, in place. */
    void normalize(Scratch text) {
        if (isAscii(text)) {
            normalizeAscii(text);
        } else {
            byte[] normal =
                    normalize(new String(text.bytes(), 0, text.length(), UTF_8)).getBytes(UTF_8);
            text.clear().append(normal);
        }
    }

    private String normalize(String text) {
        String normal = Normalizer.normalize(Unicode.trim(text), form);
        if (casefold) {
            normal = normal.toLowerCase(Locale.ROOT);
        }
        return collapse ? Unicode.collapse(normal) : normal;
    }

    private static boolean isAscii(Scratch text) {
        byte[] bytes = text.bytes();
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }

    /** Nearly every name in source code is ASCII, which is in every normal form already; so no text object is made. */
    private void normalizeAscii(Scratch text) {
        byte[] bytes = text.bytes();
        int to = 0;
        int kept = 0;
        for (int from = 0; from < text.length(); from++) {
            byte unit = bytes[from];
            if (Unicode.isWhiteSpace(unit)) {
                boolean skipped = to == 0 || (collapse && to > kept);
                if (!skipped) {
                    bytes[to++] = collapse ? (byte) ' ' : unit;
                }
            } else {
                bytes[to++] = casefold && unit >= 'A' && unit <= 'Z' ? (byte) (unit + 32) : unit;
                kept = to;
            }
        }
        text.truncate(kept);
    }
}
