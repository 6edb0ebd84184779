package org.codeanatomy.parquet.arrow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Schemas and rows by chance, the same for the same seed. Names are those a Parquet file gives back. */
final class RandomVectors {

    private static final int MAX_DEPTH = 3;

    private static final List<ArrowType> LEAVES = List.of(
            new ArrowType.Int(8, true),
            new ArrowType.Int(16, true),
            new ArrowType.Int(32, true),
            new ArrowType.Int(64, true),
            new ArrowType.Int(8, false),
            new ArrowType.Int(16, false),
            new ArrowType.Int(32, false),
            new ArrowType.Int(64, false),
            new ArrowType.FloatingPoint(FloatingPointPrecision.HALF),
            new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
            new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
            ArrowType.Bool.INSTANCE,
            ArrowType.Utf8.INSTANCE,
            ArrowType.Binary.INSTANCE,
            new ArrowType.FixedSizeBinary(3),
            new ArrowType.FixedSizeBinary(16),
            new ArrowType.Decimal(7, 2, 128),
            new ArrowType.Decimal(18, 0, 128),
            new ArrowType.Decimal(20, 20, 128),
            new ArrowType.Decimal(38, 10, 128),
            new ArrowType.Date(DateUnit.DAY),
            new ArrowType.Time(TimeUnit.MILLISECOND, 32),
            new ArrowType.Time(TimeUnit.MICROSECOND, 64),
            new ArrowType.Time(TimeUnit.NANOSECOND, 64),
            new ArrowType.Timestamp(TimeUnit.MILLISECOND, "UTC"),
            new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"),
            new ArrowType.Timestamp(TimeUnit.MICROSECOND, null),
            new ArrowType.Timestamp(TimeUnit.NANOSECOND, null),
            ArrowType.Null.INSTANCE);

    private final Random random;
    /** Of ten values, so many are null. */
    private final int nullsInTen;
    /** How many different values a leaf has: few make dictionaries and runs. */
    private final int variety;

    RandomVectors(long seed) {
        this.random = new Random(seed);
        this.nullsInTen = random.nextInt(10);
        this.variety = random.nextBoolean() ? 3 : Integer.MAX_VALUE;
    }

    Schema schema() {
        List<Field> fields = new ArrayList<>();
        int columns = 1 + random.nextInt(5);
        for (int i = 0; i < columns; i++) {
            fields.add(field("column " + i, 0, random.nextBoolean()));
        }
        return new Schema(fields, Map.of("seeded", "yes"));
    }

    /** One column of every leaf type. */
    static Schema everyLeaf() {
        List<Field> fields = new ArrayList<>();
        for (ArrowType type : LEAVES) {
            fields.add(new Field("c" + fields.size(), FieldType.nullable(type), List.of()));
        }
        return new Schema(fields);
    }

    private Field field(String name, int depth, boolean nullable) {
        int kind = depth == MAX_DEPTH ? 0 : random.nextInt(6);
        return switch (kind) {
            case 3 -> list(name, depth, nullable);
            case 4 -> struct(name, depth, nullable, 1 + random.nextInt(3));
            case 5 -> map(name, depth, nullable);
            default -> {
                ArrowType type = LEAVES.get(random.nextInt(LEAVES.size()));
                boolean maybeNull = nullable || type instanceof ArrowType.Null;
                yield new Field(name, new FieldType(maybeNull, type, null), List.of());
            }
        };
    }

    private Field list(String name, int depth, boolean nullable) {
        return new Field(
                name,
                new FieldType(nullable, ArrowType.List.INSTANCE, null),
                List.of(field("element", depth + 1, random.nextBoolean())));
    }

    private Field struct(String name, int depth, boolean nullable, int children) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            fields.add(field("f" + i, depth + 1, random.nextBoolean()));
        }
        return new Field(name, new FieldType(nullable, ArrowType.Struct.INSTANCE, null), fields);
    }

    private Field map(String name, int depth, boolean nullable) {
        ArrowType keyType = random.nextBoolean() ? ArrowType.Utf8.INSTANCE : new ArrowType.Int(32, true);
        Field key = new Field("key", new FieldType(false, keyType, null), List.of());
        Field entries = new Field(
                "key_value",
                new FieldType(false, ArrowType.Struct.INSTANCE, null),
                List.of(key, field("value", depth + 1, random.nextBoolean())));
        return new Field(name, new FieldType(nullable, new ArrowType.Map(false), null), List.of(entries));
    }

    VectorSchemaRoot rows(Schema schema, int count, BufferAllocator allocator) {
        List<FieldVector> vectors = new ArrayList<>();
        for (Field field : schema.getFields()) {
            FieldVector vector = field.createVector(allocator);
            vector.allocateNew();
            fill(vector, count);
            vectors.add(vector);
        }
        return new VectorSchemaRoot(schema, vectors, count);
    }

    private boolean isNull(FieldVector vector) {
        return vector.getField().isNullable() && random.nextInt(10) < nullsInTen;
    }

    private void fill(FieldVector vector, int count) {
        if (vector instanceof ListVector list) {
            fillList(list, count);
        } else if (vector instanceof StructVector struct) {
            for (int i = 0; i < count; i++) {
                if (isNull(struct)) {
                    struct.setNull(i);
                } else {
                    struct.setIndexDefined(i);
                }
            }
            struct.getChildrenFromFields().forEach(child -> fill(child, count));
        } else if (!(vector instanceof NullVector)) {
            for (int i = 0; i < count; i++) {
                if (!isNull(vector)) {
                    set(vector, i);
                }
            }
        }
        vector.setValueCount(count);
    }

    private void fillList(ListVector list, int count) {
        int elements = 0;
        for (int i = 0; i < count; i++) {
            if (isNull(list)) {
                list.setNull(i);
            } else {
                int length = random.nextInt(4);
                list.startNewValue(i);
                list.endValue(i, length);
                elements += length;
            }
        }
        FieldVector element = list.getDataVector();
        element.allocateNew();
        fill(element, elements);
    }

    private void set(FieldVector vector, int row) {
        if (vector instanceof BitVector bits) {
            bits.setSafe(row, random.nextInt(2));
        } else if (vector instanceof BaseVariableWidthVector bytes) {
            bytes.setSafe(row, bytes());
        } else if (vector instanceof DecimalVector decimals) {
            int digits = random.nextInt(decimals.getPrecision()) + 1;
            String unscaled =
                    random.ints(digits, 0, 10).mapToObj(Integer::toString).reduce("", String::concat);
            decimals.setSafe(
                    row,
                    new BigDecimal(new BigInteger((random.nextBoolean() ? "-" : "") + unscaled), decimals.getScale()));
        } else {
            setBits((BaseFixedWidthVector) vector, row);
        }
    }

    private byte[] bytes() {
        int choice = variety == Integer.MAX_VALUE ? random.nextInt(200) : random.nextInt(variety);
        return "äbc𝄞".repeat(choice % 40).concat(Integer.toString(choice)).getBytes(StandardCharsets.UTF_8);
    }

    private void setBits(BaseFixedWidthVector vector, int row) {
        while (row >= vector.getValueCapacity()) {
            vector.reAlloc();
        }
        int width = vector.getTypeWidth();
        ArrowBuf data = vector.getDataBuffer();
        long bits = variety == Integer.MAX_VALUE ? random.nextLong() : random.nextInt(variety);
        // Times beyond a day have no value to compare with.
        if (vector instanceof TimeMilliVector
                || vector instanceof TimeMicroVector
                || vector instanceof TimeNanoVector) {
            bits = Math.floorMod(bits, 86_400_000L);
        }
        for (int i = 0; i < width; i++) {
            data.setByte((long) row * width + i, (byte) (bits >>> (i % Long.BYTES * Byte.SIZE)));
        }
        vector.setIndexDefined(row);
    }
}
