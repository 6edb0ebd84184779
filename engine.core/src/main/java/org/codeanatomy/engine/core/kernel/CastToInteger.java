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
        for (int i = 0; i < count; i++) {
            put(rows[i], Mem.getLong(source.dataAddress() + 8L * (rows[i] & mask)));
        }
    }

    /** From doubles. */
    public void doubles(Column source, int[] rows, int count) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            double value = Mem.getDouble(source.dataAddress() + 8L * (rows[i] & mask));
            double rounded = Math.rint(value);
            if (rounded >= -0x1p63 && rounded < 0x1p63) {
                put(rows[i], (long) rounded);
            } else {
                failure.at(target, rows[i], NumberTexts.format(value));
            }
        }
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
        for (int i = 0; i < count; i++) {
            String text = Utf8.string(source, rows[i]);
            try {
                put(rows[i], Long.parseLong(text.strip()));
            } catch (NumberFormatException notPlain) {
                failure.at(target, rows[i], text);
            }
        }
    }

    private void put(int row, BigDecimal integral, BigDecimal shown) {
        if (integral.precision() > 19 || integral.toBigInteger().bitLength() > 63) {
            failure.at(target, row, shown.toPlainString());
        } else {
            put(row, integral.longValue());
        }
    }

    private void put(int row, long value) {
        if (Narrowing.narrow(kind, value) != value) {
            failure.at(target, row, value);
            return;
        }
        long address = target.getDataBufferAddress();
        switch (kind) {
            case INT8 -> Mem.putByte(address + row, (byte) value);
            case INT16 -> Mem.putShort(address + 2L * row, (short) value);
            case INT32 -> Mem.putInt(address + 4L * row, (int) value);
            default -> Mem.putLong(address + 8L * row, value);
        }
    }
}
