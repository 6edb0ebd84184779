package org.codeanatomy.parquet.arrow.internal.format;

import org.codeanatomy.parquet.arrow.internal.DamagedException;

/**
 * Measures a Thrift struct in the compact protocol without building it.
 *
 * <p>The generated Thrift readers allocate what a length field says. Measuring first proves that every list and string
 * lies inside the bytes at hand, so a lying length cannot cost more memory than the file has bytes. Not thread-safe.
 */
public final class CompactStructs {

    private static final int MAX_DEPTH = 64;
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean cut;

    private CompactStructs(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /**
     * Length in bytes of the struct that starts at {@code from}, or -1 if it goes on beyond {@code to}.
     *
     * @throws DamagedException if no struct starts there
     */
    public static int length(byte[] bytes, int from, int to) {
        CompactStructs scan = new CompactStructs(bytes, from, to);
        scan.struct(0);
        return scan.cut ? -1 : scan.at - from;
    }

    private void struct(int depth) {
        DamagedException.check(depth < MAX_DEPTH, "metadata is nested deeper than " + MAX_DEPTH + " levels");
        while (!cut) {
            int header = nextByte();
            int type = header & 15;
            if (type == 0) {
                return;
            }
            if (header >>> 4 == 0) {
                varint();
            }
            value(type, depth, false);
        }
    }

    private void value(int type, int depth, boolean inCollection) {
        switch (type) {
            case TRUE, FALSE -> skip(inCollection ? 1 : 0);
            case BYTE -> skip(1);
            case 4, 5, I64 -> varint();
            case DOUBLE -> skip(Double.BYTES);
            case BINARY -> skip(varint());
            case LIST, SET -> list(depth + 1);
            case MAP -> map(depth + 1);
            case STRUCT -> struct(depth + 1);
            default -> throw new DamagedException("metadata has a field of unknown type " + type);
        }
    }

    private void list(int depth) {
        DamagedException.check(depth < MAX_DEPTH, "metadata is nested deeper than " + MAX_DEPTH + " levels");
        int header = nextByte();
        long size = header >>> 4 == 15 ? varint() : header >>> 4;
        elements(size, header & 15, depth);
    }

    private void map(int depth) {
        DamagedException.check(depth < MAX_DEPTH, "metadata is nested deeper than " + MAX_DEPTH + " levels");
        long size = varint();
        if (size == 0) {
            return;
        }
        int types = nextByte();
        for (long i = 0; i < size && !cut; i++) {
            value(types >>> 4, depth, true);
            value(types & 15, depth, true);
        }
    }

    private void elements(long size, int type, int depth) {
        if (size > end - at) {
            cut = true;
        }
        for (long i = 0; i < size && !cut; i++) {
            value(type, depth, true);
        }
    }

    private int nextByte() {
        if (at >= end) {
            cut = true;
            return 0;
        }
        return bytes[at++] & 255;
    }

    private void skip(long count) {
        if (count < 0 || count > end - at) {
            cut = true;
        } else {
            at += (int) count;
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = nextByte();
            value |= (long) (next & 127) << shift;
            if (next < 128) {
                return value;
            }
        }
        throw new DamagedException("metadata has a number of more than ten bytes");
    }
}
