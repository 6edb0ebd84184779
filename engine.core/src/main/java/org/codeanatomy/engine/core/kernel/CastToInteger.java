package org.codeanatomy.engine.core.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/** Casts to integers. Rows are not null. Fractions are rounded: doubles half to even, decimals half away from zero. */
public final class CastToInteger {

    private final ValueKind kind;
    private final FieldVector target;
    private final CastFailure failure;

    /** Casts into this vector. */
    public CastToInteger(ValueKind kind, FieldVector target, CastFailure failure) {
        this.kind = kind;
        this.target = target;
        this.failure = failure;
    }

    /** From 64-bit integers. */
    public void longs(Column source, int[] rows, int count) {
        int mask = Booleans.mask(source);
        long values = source.dataAddress();
        long address = target.getDataBufferAddress();
        for (int i = 0; i < count; i++) {
            put(address, rows[i], Mem.getLong(values + Offsets.ofLong(rows[i] & mask)));
        }
    }

    /** From doubles. */
    public void doubles(Column source, int[] rows, int count) {
        int mask = Booleans.mask(source);
        long values = source.dataAddress();
        long address = target.getDataBufferAddress();
        if (kind == ValueKind.INT64 && mask != 0) {
            if (count == source.length()) {
                doublesToLongs(values, count, address);
            } else {
                doublesToLongs(values, rows, count, address);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            double value = Mem.getDouble(values + Offsets.ofLong(rows[i] & mask));
            double rounded = Math.rint(value);
            if (isLong(rounded)) {
                put(address, rows[i], (long) rounded);
            } else {
                failure.at(target, rows[i], NumberTexts.format(value));
            }
        }
    }

    private void doublesToLongs(long values, int[] rows, int count, long address) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double rounded = Math.rint(Mem.getDouble(values + Offsets.ofLong(row)));
            if (isLong(rounded)) {
                Mem.putLong(address + Offsets.ofLong(row), (long) rounded);
            } else {
                fail(values, row);
            }
        }
    }

    private void doublesToLongs(long values, int count, long address) {
        for (int i = 0; i < count; i++) {
            double rounded = Math.rint(Mem.getDouble(values + 8L * i));
            if (isLong(rounded)) {
                Mem.putLong(address + 8L * i, (long) rounded);
            } else {
                fail(values, i);
            }
        }
    }

    private static boolean isLong(double integral) {
        return Math.abs(integral) < 0x1p63 || integral == -0x1p63;
    }

    private void fail(long values, int row) {
        failure.at(target, row, NumberTexts.format(Mem.getDouble(values + Offsets.ofLong(row))));
    }

    /** From decimals. */
    public void decimals(Column source, int scale, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            BigDecimal value = Decimals.get(source, scale, rows[i]);
            put(rows[i], value.setScale(0, RoundingMode.HALF_UP), value);
        }
    }

    /** From texts. */
    public void texts(Column source, int[] rows, int count) {
        int mask = Booleans.mask(source);
        long offsets = source.offsetAddress();
        long data = source.dataAddress();
        long address = target.getDataBufferAddress();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long offset = offsets + Offsets.ofInt(row & mask);
            long begin = data + Mem.getInt(offset);
            long end = data + Mem.getInt(offset + 4);
            boolean negative = begin < end && Mem.getByte(begin) == '-';
            long digits = digits(negative ? begin + 1 : begin, end);
            if (digits >= 0) {
                put(address, row, negative ? -digits : digits);
            } else {
                parse(source, row, address);
            }
        }
    }

    /** The number that 1 to 18 ASCII digits say, and so cannot be too large; −1 for anything else. */
    private static long digits(long begin, long end) {
        if (begin >= end || end - begin > 18) {
            return -1;
        }
        long value = 0;
        for (long at = begin; at < end; at++) {
            int digit = Mem.getByte(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Spaces around, a plus, digits of other scripts, the last of 19 digits, or no number. */
    private void parse(Column source, int row, long address) {
        String text = Utf8.string(source, row);
        try {
            put(address, row, Long.parseLong(text.strip()));
        } catch (NumberFormatException notPlain) {
            failure.at(target, row, text);
        }
    }

    private void put(int row, BigDecimal integral, BigDecimal shown) {
        if (integral.precision() > 19 || integral.toBigInteger().bitLength() > 63) {
            failure.at(target, row, shown.toPlainString());
        } else {
            put(target.getDataBufferAddress(), row, integral.longValue());
        }
    }

    private void put(long address, int row, long value) {
        if (Narrowing.narrow(kind, value) != value) {
            failure.at(target, row, value);
            return;
        }
        switch (kind) {
            case INT8 -> Mem.putByte(address + row, (byte) value);
            case INT16 -> Mem.putShort(address + 2L * row, (short) value);
            case INT32 -> Mem.putInt(address + Offsets.ofInt(row), (int) value);
            default -> Mem.putLong(address + Offsets.ofLong(row), value);
        }
    }
}
