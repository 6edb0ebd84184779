package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

import java.util.Arrays;

/** A growing stack of ints with direct access. Not thread-safe. */
public final class IntStack {

    private int[] values = new int[64];
    private int size;

    /** How many values there are. */
    public int size() {
        return size;
    }

    /** Adds a value on top. */
    public void push(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /** Takes the top value away. */
    public int pop() {
        return values[--size];
    }

    /** The top value. */
    public int peek() {
        return values[size - 1];
    }

    /** The value at a position counted from the bottom. */
    public int get(int position) {
        return values[position];
    }

    /** Replaces the value at a position counted from the bottom. */
    public void set(int position, int value) {
        values[position] = value;
    }

    /** Drops everything above the first {@code newSize} values. */
    public void truncate(int newSize) {
        size = newSize;
    }

    /** The values from a position to the top. */
    public int[] from(int position) {
        return Arrays.copyOfRange(values, position, size);
    }
}
