package org.codeanatomy.parquet.arrow.internal.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.ListNode;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.StructNode;

/** Turns a footer's flattened schema into column nodes, with the format's rules for the lists of older writers. */
public final class SchemaReader {

    /** Key of the Arrow field metadata that carries a column's field id. */
    public static final String FIELD_ID = "PARQUET:field_id";

    /** Key and value of the Arrow field metadata that mark a struct as a variant. */
    public static final String EXTENSION = "ARROW:extension:name";

    public static final String VARIANT = "arrow.parquet.variant";

    private static final int MAX_DEPTH = 64;

    private final List<SchemaElement> elements;
    private final List<LeafNode> leaves = new ArrayList<>();
    private int at;

    public SchemaReader(List<SchemaElement> elements) {
        this.elements = elements;
    }

    /** Where a node stands: the levels of what surrounds it and the names down to it. */
    private record Place(
            int definition, int repetition, int slotDefinition, List<String> physical, List<String> arrow, int depth) {

        Place optional(boolean optional) {
            return optional ? new Place(definition + 1, repetition, slotDefinition, physical, arrow, depth) : this;
        }

        Place repeated() {
            return new Place(definition + 1, repetition + 1, definition + 1, physical, arrow, depth);
        }

        Place below(String physicalName, String arrowName) {
            if (depth == MAX_DEPTH) {
                throw new DamagedException("the schema is nested deeper than " + MAX_DEPTH + " levels");
            }
            return new Place(
                    definition,
                    repetition,
                    slotDefinition,
                    append(physical, physicalName),
                    arrowName == null ? arrow : append(arrow, arrowName),
                    depth + 1);
        }

        private static List<String> append(List<String> path, String name) {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            return List.copyOf(longer);
        }
    }

    /** The top-level columns. */
    public List<ColumnNode> columns() {
        DamagedException.check(!elements.isEmpty(), "the footer has no schema");
        SchemaElement root = next();
        List<ColumnNode> columns = new ArrayList<>();
        Place top = new Place(0, 0, 0, List.of(), List.of(), 0);
        for (int i = 0; i < root.getNum_children(); i++) {
            SchemaElement column = next();
            columns.add(node(column, top.below(column.getName(), column.getName())));
        }
        DamagedException.check(at == elements.size(), "the schema has elements that belong to no column");
        return columns;
    }

    /** All leaves met by {@link #columns}, in the order of the row groups' column chunks. */
    public List<LeafNode> leaves() {
        return leaves;
    }

    private SchemaElement next() {
        DamagedException.check(at < elements.size(), "the schema names more children than it has elements");
        return elements.get(at++);
    }

    private static boolean isRepeated(SchemaElement element) {
        return element.getRepetition_type() == FieldRepetitionType.REPEATED;
    }

    private static boolean isOptional(SchemaElement element) {
        return element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
    }

    private static boolean isLeaf(SchemaElement element) {
        return element.isSetType();
    }

    private ColumnNode node(SchemaElement element, Place place) {
        if (isRepeated(element)) {
            return bareList(element, place);
        }
        return single(element, place.optional(isOptional(element)), element.getName(), isOptional(element));
    }

    /** A repeated field outside a LIST or MAP group: a list, never null, of elements that are never null. */
    private ColumnNode bareList(SchemaElement element, Place place) {
        ColumnNode item = single(element, place.repeated(), "element", false);
        Field field = new Field(
                element.getName(),
                new FieldType(false, ArrowType.List.INSTANCE, null, fieldId(element)),
                List.of(item.field()));
        return new ListNode(
                field, place.definition(), place.repetition(), place.slotDefinition(), place.definition() + 1, item);
    }

    private ColumnNode single(SchemaElement element, Place place, String name, boolean nullable) {
        if (isLeaf(element)) {
            return leaf(element, place, name, nullable);
        }
        int children = element.getNum_children();
        DamagedException.check(children > 0, "group " + element.getName() + " has no children");
        boolean wraps = children == 1 && at < elements.size() && isRepeated(elements.get(at));
        if (wraps && isMap(element)) {
            return map(element, place, name, nullable);
        }
        if (wraps && isList(element)) {
            return list(element, place, name, nullable);
        }
        return struct(element, place, name, nullable);
    }

    private static boolean isList(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        return logical != null ? logical.isSetLIST() : element.getConverted_type() == ConvertedType.LIST;
    }

    private static boolean isMap(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        ConvertedType converted = element.getConverted_type();
        return logical != null
                ? logical.isSetMAP()
                : converted == ConvertedType.MAP || converted == ConvertedType.MAP_KEY_VALUE;
    }

    private ColumnNode leaf(SchemaElement element, Place place, String name, boolean nullable) {
        LeafTypes.Mapped mapped = LeafTypes.map(element);
        boolean maybeNull = nullable || mapped.arrow() instanceof ArrowType.Null;
        Field field = new Field(name, new FieldType(maybeNull, mapped.arrow(), null, fieldId(element)), List.of());
        LeafNode leaf = new LeafNode(
                field,
                place.definition(),
                place.repetition(),
                place.slotDefinition(),
                leaves.size(),
                mapped.physical(),
                place.physical(),
                place.arrow());
        leaves.add(leaf);
        return leaf;
    }

    private ColumnNode struct(SchemaElement element, Place place, String name, boolean nullable) {
        List<ColumnNode> children = new ArrayList<>();
        for (int i = 0; i < element.getNum_children(); i++) {
            SchemaElement child = next();
            children.add(node(child, place.below(child.getName(), child.getName())));
        }
        Field field = new Field(
                name,
                new FieldType(nullable, ArrowType.Struct.INSTANCE, null, structMetadata(element)),
                children.stream().map(ColumnNode::field).toList());
        return new StructNode(
                field, place.definition(), place.repetition(), place.slotDefinition(), List.copyOf(children));
    }

    private ColumnNode list(SchemaElement element, Place place, String name, boolean nullable) {
        SchemaElement repeated = next();
        ColumnNode item = wrapsElement(element, repeated)
                ? wrappedElement(repeated, place)
                : single(repeated, place.repeated().below(repeated.getName(), "element"), "element", false);
        Field field = new Field(
                name, new FieldType(nullable, ArrowType.List.INSTANCE, null, fieldId(element)), List.of(item.field()));
        return new ListNode(
                field, place.definition(), place.repetition(), place.slotDefinition(), place.definition() + 1, item);
    }

    private ColumnNode wrappedElement(SchemaElement repeated, Place place) {
        SchemaElement item = next();
        Place inside = place.repeated().below(repeated.getName(), null).below(item.getName(), item.getName());
        return node(item, inside);
    }

    /** Whether the repeated group is the modern wrapper around the element, not the element itself. */
    private boolean wrapsElement(SchemaElement list, SchemaElement repeated) {
        return !isLeaf(repeated)
                && repeated.getNum_children() == 1
                && !"array".equals(repeated.getName())
                && !(list.getName() + "_tuple").equals(repeated.getName())
                && at < elements.size()
                && !isRepeated(elements.get(at));
    }

    private ColumnNode map(SchemaElement element, Place place, String name, boolean nullable) {
        SchemaElement repeated = elements.get(at);
        if (isLeaf(repeated) || repeated.getNum_children() != 2) {
            return list(element, place, name, nullable);
        }
        next();
        Place inside = place.repeated().below(repeated.getName(), repeated.getName());
        SchemaElement keyElement = next();
        ColumnNode key = neverNull(node(keyElement, inside.below(keyElement.getName(), keyElement.getName())));
        SchemaElement valueElement = next();
        ColumnNode value = node(valueElement, inside.below(valueElement.getName(), valueElement.getName()));
        Field entries = new Field(
                repeated.getName(),
                new FieldType(false, ArrowType.Struct.INSTANCE, null, fieldId(repeated)),
                List.of(key.field(), value.field()));
        ColumnNode entry = new StructNode(
                entries, inside.definition(), inside.repetition(), inside.slotDefinition(), List.of(key, value));
        Field field = new Field(
                name, new FieldType(nullable, new ArrowType.Map(false), null, fieldId(element)), List.of(entries));
        return new ListNode(
                field, place.definition(), place.repetition(), place.slotDefinition(), place.definition() + 1, entry);
    }

    /** Arrow's map keys are never null; some writers declare them optional. The assembly refuses a key that is null. */
    private static ColumnNode neverNull(ColumnNode key) {
        Field field = key.field();
        Field required = new Field(
                field.getName(),
                new FieldType(false, field.getType(), field.getDictionary(), field.getMetadata()),
                field.getChildren());
        if (key instanceof LeafNode leaf) {
            return new LeafNode(
                    required,
                    leaf.definition(),
                    leaf.repetition(),
                    leaf.slotDefinition(),
                    leaf.index(),
                    leaf.type(),
                    leaf.physicalPath(),
                    leaf.arrowPath());
        }
        if (key instanceof StructNode struct) {
            return new StructNode(
                    required, struct.definition(), struct.repetition(), struct.slotDefinition(), struct.children());
        }
        ListNode list = (ListNode) key;
        return new ListNode(
                required,
                list.definition(),
                list.repetition(),
                list.slotDefinition(),
                list.elementDefinition(),
                list.element());
    }

    private static Map<String, String> structMetadata(SchemaElement element) {
        Map<String, String> metadata = new HashMap<>(fieldId(element));
        if (element.isSetLogicalType() && element.getLogicalType().isSetVARIANT()) {
            metadata.put(EXTENSION, VARIANT);
        }
        return metadata;
    }

    private static Map<String, String> fieldId(SchemaElement element) {
        return element.isSetField_id() ? Map.of(FIELD_ID, Integer.toString(element.getField_id())) : Map.of();
    }
}
