package org.codeanatomy.plugin.files.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;

/** Reads declared columns: {@code id bigint, "full name" varchar, price decimal(10, 2)}. */
final class SchemaText {

    static final ArrowType BOOLEAN = ArrowType.Bool.INSTANCE;
    static final ArrowType INTEGER = new ArrowType.Int(32, true);
    static final ArrowType BIGINT = new ArrowType.Int(64, true);
    static final ArrowType DOUBLE = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    static final ArrowType DATE = new ArrowType.Date(DateUnit.DAY);
    static final ArrowType TIMESTAMP = new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
    static final ArrowType INSTANT = new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
    static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;

    private static final Pattern COLUMN = Pattern.compile(
            "\\s*(?:\"((?:[^\"]|\"\")+)\"|([^\\s,\"]+))\\s+([a-zA-Z][a-zA-Z ]*?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?\\s*(,|$)");
    private static final int MAX_DIGITS = 38;

    private SchemaText() {}

    static Schema parse(String text) throws PluginException {
        List<Field> fields = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Matcher matcher = COLUMN.matcher(text);
        int position = 0;
        while (position < text.length()) {
            if (!matcher.find(position) || matcher.start() != position) {
                problems.add("cannot read '" + text.substring(position).trim()
                        + "' as columns; write name type, name type, …");
                break;
            }
            String name = matcher.group(1) != null ? matcher.group(1).replace("\"\"", "\"") : matcher.group(2);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                problems.add("column " + name + " is declared twice");
            }
            ArrowType type = type(matcher, problems);
            if (type != null) {
                fields.add(column(name, type));
            }
            position = matcher.end();
        }
        if (fields.isEmpty() && problems.isEmpty()) {
            problems.add("no column is declared");
        }
        if (!problems.isEmpty()) {
            problems.set(0, "csv table: option schema: " + problems.get(0));
            throw PluginException.ofProblems(Stage.ARGUMENTS, "INVALID_OPTIONS", problems);
        }
        return new Schema(fields);
    }

    static Field column(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), List.of());
    }

    private static ArrowType type(Matcher matcher, List<String> problems) {
        String word = matcher.group(3).toLowerCase(Locale.ROOT).replaceAll(" +", " ");
        boolean plain = matcher.group(4) == null;
        ArrowType type =
                switch (word) {
                    case "boolean", "bool" -> BOOLEAN;
                    case "integer", "int" -> INTEGER;
                    case "bigint" -> BIGINT;
                    case "double", "double precision" -> DOUBLE;
                    case "date" -> DATE;
                    case "timestamp" -> TIMESTAMP;
                    case "timestamptz", "timestamp with time zone" -> INSTANT;
                    case "varchar", "text", "string" -> TEXT;
                    case "decimal", "numeric" -> decimal(matcher, problems);
                    default -> null;
                };
        if (type == null) {
            problems.add(
                    "type " + word + " is unknown; known are boolean, integer, bigint, double, decimal(p, s), date,"
                            + " timestamp, timestamptz, varchar");
        } else if (!plain && !(type instanceof ArrowType.Decimal)) {
            problems.add("type " + word + " takes no length");
        }
        return type;
    }

    private static ArrowType decimal(Matcher matcher, List<String> problems) {
        int precision = matcher.group(4) == null ? MAX_DIGITS : smallNumber(matcher.group(4));
        int scale = matcher.group(5) == null ? 0 : smallNumber(matcher.group(5));
        if (precision < 1 || precision > MAX_DIGITS || scale > precision) {
            problems.add("decimal(" + precision + ", " + scale + ") is outside decimal(1, 0) to decimal(38, 38)");
            precision = MAX_DIGITS;
            scale = 0;
        }
        return new ArrowType.Decimal(precision, scale, 128);
    }

    private static int smallNumber(String digits) {
        return digits.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
