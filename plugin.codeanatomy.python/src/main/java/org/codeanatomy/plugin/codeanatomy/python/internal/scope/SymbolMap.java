package org.codeanatomy.plugin.codeanatomy.python.internal.scope;

import java.util.Arrays;

/** Flags by name number, in the order the names came; grows, never shrinks but for {@link #remove}. */
final class SymbolMap {

    /** Up to here a scan over the names is faster than hashing. */
    private static final int SCAN_LIMIT = 8;

    private int[] names = new int[4];
    private int[] flags = new int[4];
    private int size;
    private int[] slots;

    int size() {
        return size;
    }

    int name(int position) {
        return names[position];
    }

    int flags(int position) {
        return flags[position];
    }

    void setFlags(int position, int newFlags) {
        flags[position] = newFlags;
    }

    /** The position of a name, or -1. */
    int find(int name) {
        if (slots == null) {
            for (int i = 0; i < size; i++) {
                if (names[i] == name) {
                    return i;
                }
            }
            return -1;
        }
        int mask = slots.length - 1;
        for (int slot = name & mask; slots[slot] > 0; slot = (slot + 1) & mask) {
            if (names[slots[slot] - 1] == name) {
                return slots[slot] - 1;
            }
        }
        return -1;
    }

    /** The flags of a name; 0 if it is not there. */
    int get(int name) {
        int position = find(name);
        return position < 0 ? 0 : flags[position];
    }

    /** Sets bits of a name, which is added if it is not there; returns all its flags. */
    int add(int name, int bits) {
        int position = find(name);
        if (position >= 0) {
            return flags[position] |= bits;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            flags = Arrays.copyOf(flags, size * 2);
        }
        names[size] = name;
        flags[size++] = bits;
        if (slots != null && size * 2 <= slots.length) {
            index(size - 1);
        } else if (size > SCAN_LIMIT) {
            rehash();
        }
        return bits;
    }

    void remove(int name) {
        int position = find(name);
        if (position >= 0) {
            System.arraycopy(names, position + 1, names, position, size - position - 1);
            System.arraycopy(flags, position + 1, flags, position, size - position - 1);
            size--;
            if (slots != null) {
                rehash();
            }
        }
    }

    private void rehash() {
        slots = new int[Integer.highestOneBit(size) * 8];
        for (int i = 0; i < size; i++) {
            index(i);
        }
    }

    private void index(int position) {
        int mask = slots.length - 1;
        int slot = names[position] & mask;
        while (slots[slot] > 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = position + 1;
    }
}
