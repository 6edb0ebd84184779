package org.codeanatomy.engine.core.testing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.codeanatomy.engine.core.sql.ArrowTypes;

/** Arrow data made from texts, one per value; {@code null} is null. */
public final class TextTable {

    private TextTable() {}

    /**
     * Data of the given columns.
     *
     * @param columns {@code name type}, for instance {@code id int}, {@code price decimal(10,2)}, {@code tags list(text)}
     *     or {@code place struct(x int, y int)}, the children of a value parted by {@code ;}; {@code not null} after it
     *     makes the column not nullable
     */
    public static VectorSchemaRoot of(BufferAllocator allocator, List<String> columns, List<List<String>> rows) {
        List<FieldVector> vectors = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Field field = field(columns.get(i));
            FieldVector vector = field.createVector(allocator);
            vector.setInitialCapacity(rows.size());
            vector.allocateNew();
            for (int row = 0; row < rows.size(); row++) {
                String text = rows.get(row).get(i);
                setOrNull(vector, row, text);
            }
            vector.setValueCount(rows.size());
            vectors.add(vector);
            fields.add(field);
        }
        return new VectorSchemaRoot(fields, vectors, rows.size());
    }

    private static Field field(String column) {
        String[] words = column.trim().split(" +", 2);
        boolean notNull = words[1].endsWith(" not null");
        String type = notNull ? words[1].substring(0, words[1].length() - " not null".length()) : words[1];
        return new Field(words[0], new FieldType(!notNull, type(type.trim()), null), children(type.trim()));
    }

    private static List<Field> children(String type) {
        if (type.startsWith("list(")) {
            return List.of(field("item " + inner(type)));
        }
        return type.startsWith("struct(")
                ? Stream.of(inner(type).split(",", -1)).map(TextTable::field).toList()
                : List.of();
    }

    private static String inner(String type) {
        return type.substring(type.indexOf('(') + 1, type.lastIndexOf(')'));
    }

    private static ArrowType type(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        if (name.startsWith("decimal")) {
            String[] digits =
                    name.substring(name.indexOf('(') + 1, name.indexOf(')')).split(",", 2);
            return new ArrowType.Decimal(Integer.parseInt(digits[0].trim()), Integer.parseInt(digits[1].trim()), 128);
        }
        if (name.startsWith("list(")) {
            return ArrowType.List.INSTANCE;
        }
        if (name.startsWith("struct(")) {
            return ArrowType.Struct.INSTANCE;
        }
        return switch (name) {
            case "bool" -> ArrowType.Bool.INSTANCE;
            case "int" -> new ArrowType.Int(32, true);
            case "bigint" -> ArrowTypes.INT64;
            case "double" -> ArrowTypes.FLOAT64;
            case "text" -> ArrowTypes.UTF8;
            case "date" -> new ArrowType.Date(DateUnit.DAY);
            case "timestamp" -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
            default -> throw new IllegalArgumentException("type " + type);
        };
    }

    private static void setOrNull(FieldVector vector, int row, String text) {
        if (text == null || text.equals("null")) {
            vector.setNull(row);
        } else if (vector instanceof StructVector struct) {
            String[] values = text.split(";", -1);
            for (int i = 0; i < values.length; i++) {
                setOrNull(struct.getChildrenFromFields().get(i), row, values[i]);
            }
            struct.setIndexDefined(row);
        } else if (vector instanceof ListVector list) {
            String[] values = text.isEmpty() ? new String[0] : text.split(";", -1);
            int start = list.startNewValue(row);
            for (int i = 0; i < values.length; i++) {
                setOrNull(list.getDataVector(), start + i, values[i]);
            }
            list.endValue(row, values.length);
        } else {
            set(vector, row, text);
        }
    }

    private static void set(FieldVector vector, int row, String text) {
        if (vector instanceof IntVector integers) {
            integers.setSafe(row, Integer.parseInt(text));
        } else if (vector instanceof BigIntVector integers) {
            integers.setSafe(row, Long.parseLong(text));
        } else if (vector instanceof Float8Vector doubles) {
            doubles.setSafe(row, Double.parseDouble(text));
        } else if (vector instanceof BitVector bits) {
            bits.setSafe(row, Boolean.parseBoolean(text) ? 1 : 0);
        } else if (vector instanceof DateDayVector dates) {
            dates.setSafe(row, (int) LocalDate.parse(text).toEpochDay());
        } else if (vector instanceof TimeStampMicroVector timestamps) {
            LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
            timestamps.setSafe(
                    row,
                    ChronoUnit.MICROS.between(
                            LocalDateTime.of(1970, 1, 1, 0, 0).atOffset(ZoneOffset.UTC),
                            time.atOffset(ZoneOffset.UTC)));
        } else if (vector instanceof DecimalVector decimals) {
            decimals.setSafe(row, new BigDecimal(text).setScale(decimals.getScale()));
        } else {
            ((VarCharVector) vector).setSafe(row, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
