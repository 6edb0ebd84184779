package org.codeanatomy.parquet.arrow.internal.write;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MapType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.VariantType;
import org.codeanatomy.parquet.arrow.internal.format.SchemaReader;

/** Turns an Arrow schema into the footer's flattened schema. */
final class SchemaWriter {

    private final List<SchemaElement> elements = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private SchemaWriter() {}

    /**
     * The elements, root first.
     *
     * @throws IllegalArgumentException if a column's type cannot be written; names all such columns
     */
    static List<SchemaElement> elements(Schema schema) {
        SchemaWriter writer = new SchemaWriter();
        SchemaElement root = new SchemaElement("schema");
        root.setNum_children(schema.getFields().size());
        writer.elements.add(root);
        schema.getFields().forEach(field -> writer.add(field, field.getName(), field.isNullable()));
        if (!writer.problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "Parquet files cannot hold these columns: " + String.join("; ", writer.problems));
        }
        return writer.elements;
    }

    private SchemaElement group(String name, FieldRepetitionType repetition, int children) {
        SchemaElement element = new SchemaElement(name);
        element.setRepetition_type(repetition);
        element.setNum_children(children);
        elements.add(element);
        return element;
    }

    private void add(Field field, String name, boolean nullable) {
        FieldRepetitionType repetition = nullable ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED;
        int position = elements.size();
        ArrowType type = field.getType();
        if (type instanceof ArrowType.Struct) {
            addStruct(field, name, repetition);
        } else if (type instanceof ArrowType.List) {
            addList(field, name, repetition);
        } else if (type instanceof ArrowType.Map) {
            addMap(field, name, repetition);
        } else {
            addLeaf(field, name, repetition);
        }
        if (elements.size() > position) {
            setFieldId(field, elements.get(position));
        }
    }

    private void addLeaf(Field field, String name, FieldRepetitionType repetition) {
        SchemaElement element = new SchemaElement(name);
        // A column of type null has nulls only, whatever it declares.
        boolean isNull = field.getType() instanceof ArrowType.Null;
        element.setRepetition_type(isNull ? FieldRepetitionType.OPTIONAL : repetition);
        if (LeafElements.describe(field.getType(), element)) {
            elements.add(element);
        } else {
            problems.add(name + " of type " + field.getType());
        }
    }

    private void addStruct(Field field, String name, FieldRepetitionType repetition) {
        if (field.getChildren().isEmpty()) {
            problems.add(name + ", a struct without fields");
            return;
        }
        SchemaElement struct = group(name, repetition, field.getChildren().size());
        if (SchemaReader.VARIANT.equals(field.getMetadata().get(SchemaReader.EXTENSION))) {
            struct.setLogicalType(LogicalType.VARIANT(new VariantType().setSpecification_version((byte) 1)));
        }
        field.getChildren().forEach(child -> add(child, child.getName(), child.isNullable()));
    }

    private void addList(Field field, String name, FieldRepetitionType repetition) {
        SchemaElement list = group(name, repetition, 1);
        list.setConverted_type(ConvertedType.LIST);
        list.setLogicalType(LogicalType.LIST(new ListType()));
        group("list", FieldRepetitionType.REPEATED, 1);
        Field element = field.getChildren().get(0);
        add(element, "element", element.isNullable());
    }

    private void addMap(Field field, String name, FieldRepetitionType repetition) {
        SchemaElement map = group(name, repetition, 1);
        map.setConverted_type(ConvertedType.MAP);
        map.setLogicalType(LogicalType.MAP(new MapType()));
        group("key_value", FieldRepetitionType.REPEATED, 2);
        List<Field> entry = field.getChildren().get(0).getChildren();
        add(entry.get(0), "key", false);
        add(entry.get(1), "value", entry.get(1).isNullable());
    }

    private void setFieldId(Field field, SchemaElement element) {
        String id = field.getMetadata().get(SchemaReader.FIELD_ID);
        if (id == null) {
            return;
        }
        try {
            element.setField_id(Integer.parseInt(id));
        } catch (NumberFormatException noNumber) {
            problems.add(field.getName() + ", whose " + SchemaReader.FIELD_ID + " is not a number: " + id);
        }
    }
}
