package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

import java.util.Arrays;

/**
 * Numbers the names of one tree by first appearance, so that a tree does not depend on which files came before it.
 * Reused from tree to tree.
 */
final class LocalNames {

    private final NameTable table;
    private final IntStack used = new IntStack();
    private int[] numbers = new int[0];

    LocalNames(NameTable table) {
        this.table = table;
    }

    /** Forgets the names of the tree before. */
    void reset() {
        for (int i = 0; i < used.size(); i++) {
            numbers[used.get(i)] = 0;
        }
        used.truncate(0);
        if (numbers.length < table.size()) {
            numbers = Arrays.copyOf(numbers, table.size() * 2);
        }
    }

    /** The number in the tree of a name of the table. */
    int number(int tableNumber) {
        int known = numbers[tableNumber];
        if (known > 0) {
            return known - 1;
        }
        used.push(tableNumber);
        numbers[tableNumber] = used.size();
        return used.size() - 1;
    }

    String[] names() {
        String[] names = new String[used.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = table.name(used.get(i));
        }
        return names;
    }
}
