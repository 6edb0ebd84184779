package org.codeanatomy.engine.core.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/**
 * A LIKE pattern: pieces between percent signs, of which the first and the last may be tied to the ends of the text and
 * the others are looked for from left to right, which takes linear time for each. Immutable.
 */
public final class LikePattern {

    private static final int ANY = -1;

    private final int[][] pieces;
    private final boolean openStart;
    private final boolean openEnd;

    /** Finds where the first piece may begin; null if that is tied to the start of the text, or any character. */
    private final ByteSearch begin;

    /**
     * A pattern.
     *
     * @param escape a character that takes the meaning from the next one, or null
     */
    public LikePattern(String pattern, String escape) {
        List<int[]> found = new ArrayList<>();
        List<Integer> piece = new ArrayList<>();
        byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
        byte[] marker = escape == null ? new byte[0] : escape.getBytes(StandardCharsets.UTF_8);
        boolean start = false;
        boolean end = false;
        for (int i = 0; i < bytes.length; ) {
            end = false;
            if (isEscape(bytes, i, marker)) {
                i += marker.length;
                if (i >= bytes.length) {
                    throw new EngineException(
                            Stage.EXECUTE,
                            "INVALID_PATTERN",
                            "the LIKE pattern '" + pattern + "' ends with its escape");
                }
                piece.add(bytes[i++] & 0xFF);
            } else if (bytes[i] == '%') {
                start |= found.isEmpty() && piece.isEmpty();
                end = true;
                flush(piece, found);
                i++;
            } else {
                piece.add(bytes[i] == '_' ? ANY : bytes[i] & 0xFF);
                i++;
            }
            if (i == bytes.length) {
                flush(piece, found);
            }
        }
        this.pieces = found.toArray(new int[0][]);
        this.openStart = start;
        this.openEnd = end;
        this.begin = start && pieces.length > 0 ? ByteSearch.of(pieces[0]) : null;
    }

    private static boolean isEscape(byte[] bytes, int at, byte[] marker) {
        if (marker.length == 0 || at + marker.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < marker.length; i++) {
            if (bytes[at + i] != marker[i]) {
                return false;
            }
        }
        return true;
    }

    private static void flush(List<Integer> piece, List<int[]> found) {
        if (!piece.isEmpty()) {
            found.add(piece.stream().mapToInt(Integer::intValue).toArray());
            piece.clear();
        }
    }

    /**
     * Sets the bits of rows, ascending and none of them null, whose text matches. A bit of another row may be set, too,
     * if its text matches.
     */
    public void match(Column text, int[] rows, int count, long target) {
        boolean most = count > 0 && rows[count - 1] - rows[0] < 2 * count;
        if (most && begin != null && Booleans.mask(text) != 0) {
            scan(text.offsetAddress(), text.dataAddress(), rows[0], rows[count - 1] + 1, target);
            return;
        }
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long address = Utf8.address(text, row);
            if (matches(address, address + Utf8.length(text, row))) {
                Mem.setBit(target, row);
            }
        }
    }

    /**
     * Looks through the bytes of many rows at once for the beginning of the first piece. Hits are rare, and between two
     * of them nothing depends on where a text ends.
     */
    private void scan(long offsets, long data, int firstRow, int lastRow, long target) {
        long end = data + Mem.getInt(offsets + 4L * lastRow);
        long at = data + Mem.getInt(offsets + 4L * firstRow);
        int row = firstRow;
        while ((at = begin.find(at, end)) < end) {
            long rowEnd = data + Mem.getInt(offsets + 4L * row + 4);
            while (rowEnd <= at) {
                row++;
                rowEnd = data + Mem.getInt(offsets + 4L * row + 4);
            }
            if (matches(at, rowEnd)) {
                Mem.setBit(target, row);
            }
            at = rowEnd;
        }
    }

    private boolean matches(long from, long end) {
        if (pieces.length == 0) {
            return openStart || from == end;
        }
        long at = from;
        int first = 0;
        int last = pieces.length;
        if (!openStart) {
            at = matchAt(pieces[0], at, end);
            if (at < 0) {
                return false;
            }
            first = 1;
            if (first == last) {
                return openEnd || at == end;
            }
        }
        if (!openEnd) {
            last--;
        }
        for (int piece = first; piece < last; piece++) {
            at = find(pieces[piece], at, end);
            if (at < 0) {
                return false;
            }
        }
        return openEnd || matchesEnd(pieces[last], at, end);
    }

    /** Where a match of the piece at {@code at} ends, or −1. */
    private static long matchAt(int[] piece, long at, long end) {
        long place = at;
        for (int wanted : piece) {
            if (place >= end) {
                return -1;
            }
            if (wanted == ANY) {
                place = after(place, end);
            } else if ((Mem.getByte(place) & 0xFF) == wanted) {
                place++;
            } else {
                return -1;
            }
        }
        return place;
    }

    private static long after(long place, long end) {
        long next = place + 1;
        while (next < end && (Mem.getByte(next) & 0xC0) == 0x80) {
            next++;
        }
        return next;
    }

    private static long find(int[] piece, long from, long end) {
        int first = piece[0];
        for (long at = from; at < end; at++) {
            int here = Mem.getByte(at) & 0xFF;
            if (here == first || (first == ANY && (here & 0xC0) != 0x80)) {
                long matched = matchAt(piece, at, end);
                if (matched >= 0) {
                    return matched;
                }
            }
        }
        return -1;
    }

    /** Whether the last characters of the text match, however many bytes those that are not named have. */
    private static boolean matchesEnd(int[] piece, long from, long end) {
        long at = end;
        for (int i = piece.length - 1; i >= 0; i--) {
            if (at <= from) {
                return false;
            }
            at--;
            if (piece[i] == ANY) {
                while (at > from && (Mem.getByte(at) & 0xC0) == 0x80) {
                    at--;
                }
            } else if ((Mem.getByte(at) & 0xFF) != piece[i]) {
                return false;
            }
        }
        return true;
    }
}
