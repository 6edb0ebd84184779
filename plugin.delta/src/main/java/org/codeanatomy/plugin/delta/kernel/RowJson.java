package org.codeanatomy.plugin.delta.kernel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;

/** Kernel's rows as JSON objects; absent fields are left out. For the types that occur in a log. */
final class RowJson {

    private RowJson() {}

    static ObjectNode object(Row row) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        StructType schema = row.getSchema();
        for (int i = 0; i < schema.length(); i++) {
            if (!row.isNullAt(i)) {
                put(object, schema.at(i), row, i);
            }
        }
        return object;
    }

    private static void put(ObjectNode object, StructField field, Row row, int i) {
        DataType type = field.getDataType();
        String name = field.getName();
        if (type instanceof StringType) {
            object.put(name, row.getString(i));
        } else if (type instanceof LongType) {
            object.put(name, row.getLong(i));
        } else if (type instanceof IntegerType) {
            object.put(name, row.getInt(i));
        } else if (type instanceof BooleanType) {
            object.put(name, row.getBoolean(i));
        } else if (type instanceof StructType) {
            object.set(name, object(row.getStruct(i)));
        } else if (type instanceof MapType) {
            object.set(name, texts(row.getMap(i)));
        } else if (type instanceof ArrayType) {
            object.set(name, texts(row.getArray(i)));
        } else {
            throw new UnsupportedOperationException("no log file has a " + type);
        }
    }

    private static ObjectNode texts(MapValue map) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ColumnVector values = map.getValues();
        for (int i = 0; i < map.getSize(); i++) {
            object.put(map.getKeys().getString(i), values.isNullAt(i) ? null : values.getString(i));
        }
        return object;
    }

    private static ArrayNode texts(ArrayValue array) {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        ColumnVector elements = array.getElements();
        for (int i = 0; i < array.getSize(); i++) {
            nodes.add(elements.isNullAt(i) ? null : elements.getString(i));
        }
        return nodes;
    }
}
