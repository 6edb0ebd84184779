package org.codeanatomy.engine.core.kernel;

import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/** Casts to floating-point numbers. Rows are not null. */
public final class CastToFloat {

    private final boolean single;
    private final FieldVector target;
    private final CastFailure failure;

    /** Casts into this vector, of floats or of doubles. */
    public CastToFloat(boolean single, FieldVector target, CastFailure failure) {
        this.single = single;
        this.target = target;
        this.failure = failure;
    }

    /** From 64-bit integers. */
    public void longs(Column source, int[] rows, int count) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            long value = Mem.getLong(source.dataAddress() + 8L * (rows[i] & mask));
            if (single) {
                Mem.putFloat(target.getDataBufferAddress() + 4L * rows[i], (float) value);
            } else {
                Mem.putDouble(target.getDataBufferAddress() + 8L * rows[i], (double) value);
            }
        }
    }

    /** From doubles. */
    public void doubles(Column source, int[] rows, int count) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            double value = Mem.getDouble(source.dataAddress() + 8L * (rows[i] & mask));
            if (!put(rows[i], value)) {
                failure.at(target, rows[i], NumberTexts.format(value));
            }
        }
    }

    /** From decimals. */
    public void decimals(Column source, int scale, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            double value = Decimals.get(source, scale, rows[i]).doubleValue();
            if (!put(rows[i], value)) {
                failure.at(target, rows[i], NumberTexts.format(value));
            }
        }
    }

    /** From texts. */
    public void texts(Column source, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            String text = Utf8.string(source, rows[i]);
            try {
                if (!put(rows[i], NumberTexts.parseDouble(text))) {
                    failure.at(target, rows[i], text);
                }
            } catch (NumberFormatException notANumber) {
                failure.at(target, rows[i], text);
            }
        }
    }

    /** Stores a value, and says whether it fits: finite doubles may be too large for floats. */
    private boolean put(int row, double value) {
        if (!single) {
            Mem.putDouble(target.getDataBufferAddress() + 8L * row, value);
        } else if (Float.isInfinite((float) value) && !Double.isInfinite(value)) {
            return false;
        } else {
            Mem.putFloat(target.getDataBufferAddress() + 4L * row, (float) value);
        }
        return true;
    }
}
