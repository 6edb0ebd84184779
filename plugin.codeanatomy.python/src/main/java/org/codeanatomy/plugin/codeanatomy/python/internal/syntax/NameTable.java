package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * Numbers the identifiers a parser meets, over all its files, so that each is made a string once.
 *
 * <p>The words of the language come first and have fixed numbers. Not thread-safe; one a parser.
 */
public final class NameTable {

    private static final int INITIAL_NAMES = 1 << 10;

    private byte[][] bytes = new byte[INITIAL_NAMES][];
    private String[] strings = new String[INITIAL_NAMES];
    private int[] hashes = new int[INITIAL_NAMES];
    private int[] slots = new int[INITIAL_NAMES * 4];
    private int size;

    /** A table that numbers the given words from 0. */
    public NameTable(String... words) {
        Arrays.fill(slots, -1);
        for (String word : words) {
            number(word);
        }
    }

    /** How many names there are. */
    public int size() {
        return size;
    }

    /** The name with a number. */
    public String name(int number) {
        return strings[number];
    }

    /** One step of the hash that {@link #number(byte[], int, int, int)} expects over all bytes, beginning with 0. */
    public static int hashStep(int hash, byte next) {
        return hash * 31 + next;
    }

    /** The number of a name. */
    public int number(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        int hash = 0;
        for (byte b : utf8) {
            hash = hashStep(hash, b);
        }
        return number(utf8, 0, utf8.length, hash);
    }

    /** The number of the identifier in a range of bytes with a hash, taken as it is. */
    public int number(byte[] source, int start, int end, int hash) {
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        while (true) {
            int candidate = slots[slot];
            if (candidate < 0) {
                return add(Arrays.copyOfRange(source, start, end), hash, slot);
            }
            if (hashes[candidate] == hash
                    && Arrays.equals(source, start, end, bytes[candidate], 0, bytes[candidate].length)) {
                return candidate;
            }
            slot = (slot + 1) & mask;
        }
    }

    /** The number of the identifier in a range of bytes beyond ASCII: normalised as Python does, by NFKC. */
    public int normalisedNumber(byte[] source, int start, int end) {
        String written = new String(source, start, end - start, StandardCharsets.UTF_8);
        return number(Normalizer.normalize(written, Normalizer.Form.NFKC));
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    private int add(byte[] name, int hash, int slot) {
        if (size == strings.length) {
            grow();
            return number(name, 0, name.length, hash);
        }
        bytes[size] = name;
        strings[size] = new String(name, StandardCharsets.UTF_8);
        hashes[size] = hash;
        slots[slot] = size;
        return size++;
    }

    private void grow() {
        int capacity = size * 2;
        bytes = Arrays.copyOf(bytes, capacity);
        strings = Arrays.copyOf(strings, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        slots = new int[capacity * 4];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = spread(hashes[number]) & mask;
            while (slots[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number;
        }
    }
}
