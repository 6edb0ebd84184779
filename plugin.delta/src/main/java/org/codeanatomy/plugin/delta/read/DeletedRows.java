package org.codeanatomy.plugin.delta.read;

import java.util.Arrays;
import org.codeanatomy.plugin.api.vector.Selection;

/** The deleted rows of one data file, asked for batch by batch in file order. Immutable. */
final class DeletedRows {

    static final DeletedRows NONE = new DeletedRows(new long[0]);

    private final long[] ascending;

    DeletedRows(long[] ascending) {
        this.ascending = ascending;
    }

    /** The row after the last deleted one, counted from the start of the file. */
    long end() {
        return ascending.length == 0 ? 0 : ascending[ascending.length - 1] + 1;
    }

    /** The rows of a batch that are not deleted, or null if none of them is deleted. */
    Selection live(long firstRow, int rows) {
        int next = Arrays.binarySearch(ascending, firstRow);
        next = next < 0 ? -next - 1 : next;
        if (next == ascending.length || ascending[next] >= firstRow + rows) {
            return null;
        }
        int[] positions = new int[rows];
        int count = 0;
        for (int position = 0; position < rows; position++) {
            if (next < ascending.length && ascending[next] == firstRow + position) {
                next++;
            } else {
                positions[count++] = position;
            }
        }
        return new Selection(positions, count);
    }
}
