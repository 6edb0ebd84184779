package org.codeanatomy.plugin.delta.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Values of one place in many JSON texts. A value of another kind than the column's type is an error, not a null,
 * because a log that is misread gives wrong rows. Not thread-safe.
 */
final class JsonColumn implements ColumnVector {

    private final DataType type;
    private final List<JsonNode> values;
    private final ColumnVector[] children;

    /**
     * @param values one per row; null, or JSON's null, where there is none
     */
    JsonColumn(DataType type, List<JsonNode> values) {
        this.type = type;
        this.values = values;
        this.children = new ColumnVector[type instanceof StructType struct ? struct.length() : 0];
    }

    @Override
    public DataType getDataType() {
        return type;
    }

    @Override
    public int getSize() {
        return values.size();
    }

    @Override
    public boolean isNullAt(int row) {
        JsonNode value = values.get(row);
        return value == null || value.isNull();
    }

    @Override
    public boolean getBoolean(int row) {
        return checked(row, values.get(row).isBoolean(), "true or false").booleanValue();
    }

    @Override
    public byte getByte(int row) {
        return (byte) integer(row, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    @Override
    public short getShort(int row) {
        return (short) integer(row, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Override
    public int getInt(int row) {
        return (int) integer(row, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public long getLong(int row) {
        return integer(row, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private long integer(int row, long least, long most) {
        JsonNode value = values.get(row);
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        long number = checked(row, whole, "a whole number").longValue();
        checked(row, number >= least && number <= most, "a whole number in range");
        return number;
    }

    @Override
    public float getFloat(int row) {
        return checked(row, values.get(row).isNumber(), "a number").floatValue();
    }

    @Override
    public double getDouble(int row) {
        return checked(row, values.get(row).isNumber(), "a number").doubleValue();
    }

    @Override
    public BigDecimal getDecimal(int row) {
        return checked(row, values.get(row).isNumber(), "a number").decimalValue();
    }

    @Override
    public String getString(int row) {
        return checked(row, values.get(row).isTextual(), "a text").textValue();
    }

    @Override
    public ColumnVector getChild(int ordinal) {
        if (children[ordinal] == null) {
            String name = ((StructType) type).at(ordinal).getName();
            List<JsonNode> nodes = new ArrayList<>(values.size());
            for (int row = 0; row < values.size(); row++) {
                nodes.add(isNullAt(row) ? null : object(row).get(name));
            }
            children[ordinal] = new JsonColumn(((StructType) type).at(ordinal).getDataType(), nodes);
        }
        return children[ordinal];
    }

    private JsonNode object(int row) {
        return checked(row, values.get(row).isObject(), "an object");
    }

    @Override
    public MapValue getMap(int row) {
        MapType map = (MapType) type;
        List<JsonNode> keys = new ArrayList<>();
        List<JsonNode> mapped = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : object(row).properties()) {
            keys.add(TextNode.valueOf(entry.getKey()));
            mapped.add(scalarAsText(map.getValueType(), entry.getValue()));
        }
        return new Entries(new JsonColumn(map.getKeyType(), keys), new JsonColumn(map.getValueType(), mapped));
    }

    /** Some writers put numbers and booleans where properties and partition values are texts. */
    private static JsonNode scalarAsText(DataType type, JsonNode value) {
        boolean convert = type instanceof StringType && value.isValueNode() && !value.isNull() && !value.isTextual();
        return convert ? TextNode.valueOf(value.asText()) : value;
    }

    @Override
    public ArrayValue getArray(int row) {
        List<JsonNode> elements = new ArrayList<>();
        checked(row, values.get(row).isArray(), "an array").forEach(elements::add);
        return new Elements(new JsonColumn(((ArrayType) type).getElementType(), elements));
    }

    private JsonNode checked(int row, boolean fits, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException("expected " + wanted + ", found " + values.get(row));
        }
        return values.get(row);
    }

    @Override
    public void close() {}

    private record Entries(ColumnVector getKeys, ColumnVector getValues) implements MapValue {
        @Override
        public int getSize() {
            return getKeys.getSize();
        }
    }

    private record Elements(ColumnVector getElements) implements ArrayValue {
        @Override
        public int getSize() {
            return getElements.getSize();
        }
    }
}
