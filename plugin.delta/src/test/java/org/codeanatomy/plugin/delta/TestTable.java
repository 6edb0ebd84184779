package org.codeanatomy.plugin.delta;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.api.table.WriteResult;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.delta.slots.DeltaTables;

/** Writes tables whose rows follow from their ids. */
final class TestTable {

    static final Schema SCHEMA = new Schema(List.of(
            new Field("id", FieldType.notNullable(new ArrowType.Int(64, true)), List.of()),
            nullable("name", ArrowType.Utf8.INSTANCE),
            nullable("price", new ArrowType.Decimal(10, 2, 128)),
            nullable("day", new ArrowType.Date(DateUnit.DAY)),
            nullable("at", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
            nullable("score", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE))));

    private TestTable() {}

    static Field nullable(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), List.of());
    }

    static Options options(Path location) throws Exception {
        return new DeltaTables().options().parse(Map.of("location", location.toString()));
    }

    static TableSink sink(Path location, Schema schema, WriteMode mode) throws Exception {
        return new DeltaTables().openSink(options(location), schema, mode);
    }

    /** Writes the rows with ids from {@code from} up to but not including {@code to}. */
    static WriteResult write(Path location, WriteMode mode, long from, long to) throws Exception {
        try (TableSink sink = sink(location, SCHEMA, mode)) {
            add(sink, from, to);
            return sink.commit(Map.of("by", "test"));
        }
    }

    static void add(TableSink sink, long from, long to) throws Exception {
        try (RootAllocator allocator = new RootAllocator()) {
            for (long start = from; start < to; start += 1000) {
                try (Batch batch = batch(allocator, start, Math.min(to, start + 1000))) {
                    sink.write(batch);
                }
            }
        }
    }

    static Batch batch(BufferAllocator allocator, long from, long to) {
        List<FieldVector> vectors = new ArrayList<>();
        SCHEMA.getFields().forEach(field -> vectors.add(field.createVector(allocator)));
        int rows = (int) (to - from);
        for (int row = 0; row < rows; row++) {
            long id = from + row;
            ((BigIntVector) vectors.get(0)).setSafe(row, id);
            if (id % 7 != 0) {
                ((VarCharVector) vectors.get(1)).setSafe(row, name(id).getBytes(StandardCharsets.UTF_8));
                ((DecimalVector) vectors.get(2)).setSafe(row, price(id));
                ((DateDayVector) vectors.get(3)).setSafe(row, (int) (id - 100));
                ((TimeStampMicroTZVector) vectors.get(4)).setSafe(row, id * 1_000_001);
                ((Float8Vector) vectors.get(5)).setSafe(row, score(id));
            }
        }
        vectors.forEach(vector -> vector.setValueCount(rows));
        return Batch.of(vectors, rows);
    }

    private static String name(long id) {
        return "n\u00e4me " + id;
    }

    private static BigDecimal price(long id) {
        return BigDecimal.valueOf(id * 101, 2);
    }

    private static double score(long id) {
        return id % 11 == 0 ? Double.NaN : id / 3.0;
    }

    /** The rows as {@link TableRows} and {@link DuckDb} show them. */
    static List<String> expected(long from, long to) {
        List<String> rows = new ArrayList<>();
        for (long id = from; id < to; id++) {
            boolean empty = id % 7 == 0;
            rows.add("{" + id + ", "
                    + (empty
                            ? "null, null, null, null, null"
                            : TableRows.text(name(id)) + ", " + TableRows.decimal(price(id)) + ", "
                                    + TableRows.day(id - 100) + ", " + TableRows.micros(id * 1_000_001) + ", "
                                    + TableRows.real(score(id)))
                    + "}");
        }
        return rows;
    }
}
