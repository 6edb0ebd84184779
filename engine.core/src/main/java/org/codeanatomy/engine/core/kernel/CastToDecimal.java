package org.codeanatomy.engine.core.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/** Casts to decimals. Rows are not null. What has more digits after the point is rounded half away from zero. */
public final class CastToDecimal {

    private final int precision;
    private final int scale;
    private final FieldVector target;
    private final CastFailure failure;

    /** Casts into this vector. */
    public CastToDecimal(int precision, int scale, FieldVector target, CastFailure failure) {
        this.precision = precision;
        this.scale = scale;
        this.target = target;
        this.failure = failure;
    }

    /** From 64-bit integers. */
    public void longs(Column source, int[] rows, int count) {
        int mask = Booleans.mask(source);
        boolean small = precision <= 18;
        long limit = small ? Decimals.power(precision - scale) : 0;
        long factor = small ? Decimals.power(scale) : 0;
        for (int i = 0; i < count; i++) {
            long value = Mem.getLong(source.dataAddress() + 8L * (rows[i] & mask));
            if (small && value < limit && value > -limit) {
                Decimals.put(target.getDataBufferAddress(), rows[i], value * factor);
            } else {
                put(rows[i], BigDecimal.valueOf(value), value);
            }
        }
    }

    /** From doubles, by their shortest decimal text. */
    public void doubles(Column source, int[] rows, int count) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            double value = Mem.getDouble(source.dataAddress() + 8L * (rows[i] & mask));
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                failure.at(target, rows[i], value);
            } else {
                put(rows[i], BigDecimal.valueOf(value), NumberTexts.format(value));
            }
        }
    }

    /** From decimals. */
    public void decimals(Column source, int from, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            BigDecimal value = Decimals.get(source, from, rows[i]);
            put(rows[i], value, value);
        }
    }

    /** From texts. */
    public void texts(Column source, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            String text = Utf8.string(source, rows[i]);
            try {
                put(rows[i], parse(text.strip()), text);
            } catch (NumberFormatException notANumber) {
                failure.at(target, rows[i], text);
            }
        }
    }

    /** An exponent of many digits would make a number of many digits. */
    private static BigDecimal parse(String text) {
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > 1000) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    private void put(int row, BigDecimal value, Object shown) {
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.precision() > precision) {
            failure.at(target, row, shown);
        } else {
            Decimals.put(target.getDataBufferAddress(), row, rounded);
        }
    }
}
