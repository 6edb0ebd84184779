package org.codeanatomy.plugin.codeanatomy.python.internal.scope;

import java.util.Arrays;

/** A set of name numbers below a bound, as bits. */
final class NameSet {

    private final long[] words;

    NameSet(int bound) {
        this(new long[(bound + 63) / 64]);
    }

    private NameSet(long[] words) {
        this.words = words;
    }

    NameSet copy() {
        return new NameSet(Arrays.copyOf(words, words.length));
    }

    boolean contains(int name) {
        return (words[name >> 6] >>> name & 1) != 0;
    }

    void add(int name) {
        words[name >> 6] |= 1L << name;
    }

    void remove(int name) {
        words[name >> 6] &= ~(1L << name);
    }

    void addAll(NameSet other) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= other.words[i];
        }
    }

    /** The smallest member not below a number, or -1. */
    int next(int from) {
        int word = from >> 6;
        if (word >= words.length) {
            return -1;
        }
        long rest = words[word] & -1L << from;
        while (rest == 0) {
            if (++word == words.length) {
                return -1;
            }
            rest = words[word];
        }
        return word * 64 + Long.numberOfTrailingZeros(rest);
    }
}
