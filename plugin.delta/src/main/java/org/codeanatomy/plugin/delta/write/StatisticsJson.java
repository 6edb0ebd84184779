package org.codeanatomy.plugin.delta.write;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.parquet.arrow.ColumnStatistics;
import org.codeanatomy.parquet.arrow.WrittenFile;

/**
 * Statistics of a data file as the protocol wants them: {@code numRecords}, and {@code minValues}, {@code maxValues},
 * {@code nullCount} of the first leaf columns, structs as objects.
 */
final class StatisticsJson {

    /** As many leaf columns as other writers describe. */
    private static final int MOST_COLUMNS = 32;

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");
    private static final long MICROS_PER_MILLI = 1000;

    private final WrittenFile file;
    private final Set<String> columnsWithNaN;
    private final ObjectNode minimum = JsonNodeFactory.instance.objectNode();
    private final ObjectNode maximum = JsonNodeFactory.instance.objectNode();
    private final ObjectNode nulls = JsonNodeFactory.instance.objectNode();
    private int leaves;

    private StatisticsJson(WrittenFile file, Set<String> columnsWithNaN) {
        this.file = file;
        this.columnsWithNaN = columnsWithNaN;
    }

    /**
     * The text for the log.
     *
     * @param columnsWithNaN top-level columns with a NaN among their values, which has no bound from above
     */
    static String of(WrittenFile file, Schema schema, Set<String> columnsWithNaN) {
        StatisticsJson statistics = new StatisticsJson(file, columnsWithNaN);
        for (Field field : schema.getFields()) {
            statistics.describe(field, List.of(), statistics.minimum, statistics.maximum, statistics.nulls);
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("numRecords", file.rowCount());
        all.set("minValues", statistics.minimum);
        all.set("maxValues", statistics.maximum);
        all.set("nullCount", statistics.nulls);
        return all.toString();
    }

    private void describe(Field field, List<String> parents, ObjectNode least, ObjectNode most, ObjectNode nullCounts) {
        List<String> path = new ArrayList<>(parents);
        path.add(field.getName());
        if (field.getType() instanceof ArrowType.Struct) {
            ObjectNode innerLeast = JsonNodeFactory.instance.objectNode();
            ObjectNode innerMost = JsonNodeFactory.instance.objectNode();
            ObjectNode innerNulls = JsonNodeFactory.instance.objectNode();
            field.getChildren().forEach(child -> describe(child, path, innerLeast, innerMost, innerNulls));
            setUnlessEmpty(least, field.getName(), innerLeast);
            setUnlessEmpty(most, field.getName(), innerMost);
            setUnlessEmpty(nullCounts, field.getName(), innerNulls);
        } else if (field.getChildren().isEmpty() && leaves < MOST_COLUMNS) {
            leaves++;
            file.column(path)
                    .ifPresent(column -> describeLeaf(field, path, column.statistics(), least, most, nullCounts));
        }
    }

    private static void setUnlessEmpty(ObjectNode target, String name, ObjectNode inner) {
        if (!inner.isEmpty()) {
            target.set(name, inner);
        }
    }

    private void describeLeaf(
            Field field,
            List<String> path,
            ColumnStatistics statistics,
            ObjectNode least,
            ObjectNode most,
            ObjectNode nullCounts) {
        statistics.nullCount().ifPresent(count -> nullCounts.put(field.getName(), count));
        boolean floating = field.getType() instanceof ArrowType.FloatingPoint;
        boolean nanPossible = floating && (path.size() > 1 || columnsWithNaN.contains(field.getName()));
        statistics.min().ifPresent(value -> put(least, field, value, false));
        if (!nanPossible) {
            statistics.max().ifPresent(value -> put(most, field, value, true));
        }
    }

    private static void put(ObjectNode target, Field field, Object value, boolean roundUp) {
        String name = field.getName();
        switch (field.getType().getTypeID()) {
            case Int -> target.put(name, (Long) value);
            case FloatingPoint -> putReal(target, name, (Double) value);
            case Decimal -> target.put(name, (BigDecimal) value);
            case Utf8 -> target.put(name, (String) value);
            case Date -> target.put(name, LocalDate.ofEpochDay((Long) value).toString());
            case Timestamp -> target.put(name, time((ArrowType.Timestamp) field.getType(), (Long) value, roundUp));
            default -> {
                // booleans and bytes have no bounds in the protocol's practice
            }
        }
    }

    /** JSON has no infinities. */
    private static void putReal(ObjectNode target, String name, double value) {
        if (Double.isFinite(value)) {
            target.put(name, value);
        }
    }

    /** Times are cut to milliseconds; the greatest is rounded up, so that it is a bound for readers who do not know. */
    private static String time(ArrowType.Timestamp type, long micros, boolean roundUp) {
        long millis = Math.floorDiv(roundUp ? micros + MICROS_PER_MILLI - 1 : micros, MICROS_PER_MILLI);
        String text = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC)
                .format(MILLISECONDS);
        return type.getTimezone() == null ? text : text + "Z";
    }
}
