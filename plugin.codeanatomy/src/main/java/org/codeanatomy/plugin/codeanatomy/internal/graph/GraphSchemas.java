package org.codeanatomy.plugin.codeanatomy.internal.graph;

import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The columns of the graph's tables. */
final class GraphSchemas {

    private static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
    private static final ArrowType LONG = new ArrowType.Int(64, true);
    private static final ArrowType DOUBLE = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    private static final ArrowType BOOLEAN = ArrowType.Bool.INSTANCE;

    static final Schema NODES = new Schema(List.of(
            required("node_id", TEXT),
            required("node_kind", TEXT),
            optional("name", TEXT),
            optional("qualified_name", TEXT),
            optional("file_id", TEXT),
            optional("path", TEXT),
            optional("line", LONG),
            optional("bstart", LONG),
            optional("bend", LONG)));

    static final Schema EDGES = new Schema(List.of(
            required("edge_id", TEXT),
            required("edge_kind", TEXT),
            required("src_node_id", TEXT),
            required("dst_node_id", TEXT),
            optional("file_id", TEXT),
            optional("path", TEXT),
            optional("line", LONG),
            optional("bstart", LONG),
            optional("bend", LONG),
            required("origin", TEXT),
            required("resolution_method", TEXT),
            required("confidence", DOUBLE),
            required("score", DOUBLE),
            optional("ambiguity_group_id", TEXT)));

    static final Schema PROPS = new Schema(List.of(
            required("entity_kind", TEXT),
            required("entity_id", TEXT),
            required("prop_key", TEXT),
            required("value_type", TEXT),
            optional("value_string", TEXT),
            optional("value_int", LONG),
            optional("value_float", DOUBLE),
            optional("value_bool", BOOLEAN),
            optional("value_json", TEXT)));

    private GraphSchemas() {}

    private static Field required(String name, ArrowType type) {
        return new Field(name, FieldType.notNullable(type), null);
    }

    private static Field optional(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), null);
    }
}
