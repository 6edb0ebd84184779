package org.codeanatomy.engine.core.kernel;

import java.time.DateTimeException;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/** Casts to dates and timestamps. Rows are not null. */
public final class CastToTemporal {

    private final FieldVector target;
    private final CastFailure failure;

    /** Casts into this vector. */
    public CastToTemporal(FieldVector target, CastFailure failure) {
        this.target = target;
        this.failure = failure;
    }

    /** Texts to dates. */
    public void textsToDates(Column source, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            String text = Utf8.string(source, rows[i]);
            try {
                Mem.putInt(target.getDataBufferAddress() + 4L * rows[i], Math.toIntExact(Temporal.parseDate(text)));
            } catch (DateTimeException | ArithmeticException noDate) {
                failure.at(target, rows[i], text);
            }
        }
    }

    /** Texts to timestamps. */
    public void textsToTimestamps(Column source, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            String text = Utf8.string(source, rows[i]);
            try {
                Mem.putLong(target.getDataBufferAddress() + 8L * rows[i], Temporal.parseTimestamp(text));
            } catch (DateTimeException | ArithmeticException noTimestamp) {
                failure.at(target, rows[i], text);
            }
        }
    }

    /** Dates to timestamps at midnight UTC. */
    public void datesToTimestamps(Column source, int[] rows, int count) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            long days = Mem.getInt(source.dataAddress() + 4L * (rows[i] & mask));
            if (Math.multiplyHigh(days, Temporal.DAY_MICROS) != (days * Temporal.DAY_MICROS) >> 63) {
                failure.at(target, rows[i], Temporal.formatDate(days));
            } else {
                Mem.putLong(target.getDataBufferAddress() + 8L * rows[i], days * Temporal.DAY_MICROS);
            }
        }
    }

    /** Timestamps to the dates they are in, UTC. */
    public void timestampsToDates(Column source, int[] rows, int count) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            long micros = Mem.getLong(source.dataAddress() + 8L * (rows[i] & mask));
            Mem.putInt(target.getDataBufferAddress() + 4L * rows[i], (int) Math.floorDiv(micros, Temporal.DAY_MICROS));
        }
    }
}
