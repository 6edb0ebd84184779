package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.Parameter;

/** What a span is in SQL: a struct of offsets, with how they are counted. */
final class SpanType {

    static final String BSTART = "bstart";
    static final String BEND = "bend";
    static final String LINE_BASE = "line_base";
    static final String COL_UNIT = "col_unit";
    static final String END_EXCLUSIVE = "end_exclusive";

    static final int DEFAULT_LINE_BASE = 0;
    static final String DEFAULT_COL_UNIT = "byte";
    static final boolean DEFAULT_END_EXCLUSIVE = true;

    private SpanType() {}

    /** A parameter that takes spans. */
    static Parameter parameter(String name) {
        return Parameter.of(name, ArrowType.Struct.INSTANCE, "a span, as span_make makes it");
    }

    /** The fields of a made span, in order. */
    static List<Field> children() {
        return List.of(
                Field.nullable(BSTART, Fields.INT64),
                Field.nullable(BEND, Fields.INT64),
                Field.nullable(LINE_BASE, new ArrowType.Int(32, true)),
                Field.nullable(COL_UNIT, Fields.UTF8),
                Field.nullable(END_EXCLUSIVE, Fields.BOOLEAN));
    }

    /** The field of a made span: its metadata says how offsets are counted, as far as constants tell. */
    static Field field(List<Argument> arguments) {
        Map<String, String> given = arguments.get(0).field().getMetadata();
        Map<String, String> metadata = given == null || given.isEmpty() ? described(arguments) : given;
        return new Field("result", new FieldType(false, ArrowType.Struct.INSTANCE, null, metadata), children());
    }

    private static Map<String, String> described(List<Argument> arguments) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(Fields.SEMANTIC_TYPE, "Span");
        describe(metadata, LINE_BASE, arguments, 2, DEFAULT_LINE_BASE);
        describe(metadata, COL_UNIT, arguments, 3, DEFAULT_COL_UNIT);
        describe(metadata, END_EXCLUSIVE, arguments, 4, DEFAULT_END_EXCLUSIVE);
        return metadata;
    }

    private static void describe(
            Map<String, String> metadata, String key, List<Argument> arguments, int index, Object defaultValue) {
        Argument given = index < arguments.size() ? arguments.get(index) : null;
        if (given == null || given.constant()) {
            Object value = given == null || given.value() == null ? defaultValue : given.value();
            metadata.put(key, value.toString());
        }
    }

    /**
     * Checks that arguments are spans.
     *
     * @throws PluginException naming every field that is missing or has another type
     */
    static void require(List<Argument> arguments) throws PluginException {
        List<String> problems = new ArrayList<>();
        for (Argument argument : arguments) {
            List<Field> children = argument.field().getChildren();
            require(children, BSTART, Fields.INT64, "int64", true, problems);
            require(children, BEND, Fields.INT64, "int64", true, problems);
            require(children, END_EXCLUSIVE, Fields.BOOLEAN, "boolean", false, problems);
        }
        if (!problems.isEmpty()) {
            throw PluginException.ofProblems(PluginException.Stage.ARGUMENTS, "INVALID_SPAN", problems);
        }
    }

    private static void require(
            List<Field> children, String name, ArrowType type, String typeName, boolean must, List<String> problems) {
        Field child = children.stream()
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElse(null);
        if (child == null && must) {
            problems.add("Missing span field: " + name);
        } else if (child != null && !child.getType().equals(type)) {
            problems.add("Span field " + name + " must be " + typeName + ", not " + child.getType());
        }
    }
}
