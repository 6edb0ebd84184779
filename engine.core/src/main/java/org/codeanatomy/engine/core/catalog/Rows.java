package org.codeanatomy.engine.core.catalog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.vector.Batch;

/**
 * A few rows that the engine itself makes, for instance what {@code SHOW} returns. Columns are texts, 64-bit integers,
 * booleans or points in time.
 */
public final class Rows {

    private final List<Field> fields = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();

    /** Adds a text column. */
    public Rows text(String name) {
        fields.add(new Field(name, FieldType.nullable(ArrowType.Utf8.INSTANCE), null));
        return this;
    }

    /** Adds a column of 64-bit integers. */
    public Rows integer(String name) {
        fields.add(new Field(name, FieldType.nullable(new ArrowType.Int(64, true)), null));
        return this;
    }

    /** Adds a column of booleans. */
    public Rows bool(String name) {
        fields.add(new Field(name, FieldType.nullable(ArrowType.Bool.INSTANCE), null));
        return this;
    }

    /** Adds a column of timestamps in UTC. */
    public Rows timestamp(String name) {
        fields.add(new Field(name, FieldType.nullable(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")), null));
        return this;
    }

    /** Adds a row: one {@code String}, {@code Long}, {@code Boolean}, {@code Instant} or null per column. */
    public Rows row(Object... values) {
        if (values.length != fields.size()) {
            throw new IllegalArgumentException(values.length + " values for " + fields.size() + " columns");
        }
        rows.add(Arrays.asList(values.clone()));
        return this;
    }

    /** The columns. */
    public Schema schema() {
        return new Schema(fields);
    }

    /** Number of rows. */
    public int count() {
        return rows.size();
    }

    /** The rows from {@code start} on, at most {@code limit}, as a batch that the caller owns. */
    public Batch batch(BufferAllocator allocator, int start, int limit) {
        int count = Math.min(limit, rows.size() - start);
        List<FieldVector> vectors = new ArrayList<>();
        try {
            for (int column = 0; column < fields.size(); column++) {
                FieldVector vector = fields.get(column).createVector(allocator);
                vectors.add(vector);
                vector.setInitialCapacity(count);
                vector.allocateNew();
                for (int row = 0; row < count; row++) {
                    set(vector, row, rows.get(start + row).get(column));
                }
                vector.setValueCount(count);
            }
            return Batch.of(vectors, count);
        } catch (RuntimeException failure) {
            vectors.forEach(FieldVector::close);
            throw failure;
        }
    }

    private static void set(FieldVector vector, int row, Object value) {
        if (value == null) {
            vector.setNull(row);
        } else if (vector instanceof VarCharVector texts) {
            texts.setSafe(row, value.toString().getBytes(StandardCharsets.UTF_8));
        } else if (vector instanceof BigIntVector integers) {
            integers.setSafe(row, (Long) value);
        } else if (vector instanceof TimeStampMicroTZVector times) {
            times.setSafe(row, ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
        } else {
            ((BitVector) vector).setSafe(row, (Boolean) value ? 1 : 0);
        }
    }
}
