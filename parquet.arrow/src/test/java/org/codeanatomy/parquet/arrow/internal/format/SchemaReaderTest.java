package org.codeanatomy.parquet.arrow.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.junit.jupiter.api.Test;

/** The lists of the format's backward-compatibility rules, and schemas that are none. */
class SchemaReaderTest {

    private static final FieldRepetitionType OPTIONAL = FieldRepetitionType.OPTIONAL;
    private static final FieldRepetitionType REPEATED = FieldRepetitionType.REPEATED;

    private static SchemaElement group(String name, FieldRepetitionType repetition, int children) {
        SchemaElement element = new SchemaElement(name);
        element.setRepetition_type(repetition);
        element.setNum_children(children);
        return element;
    }

    private static SchemaElement list(String name) {
        return group(name, OPTIONAL, 1).setConverted_type(ConvertedType.LIST);
    }

    private static SchemaElement int32(String name, FieldRepetitionType repetition) {
        SchemaElement element = new SchemaElement(name);
        element.setRepetition_type(repetition);
        element.setType(Type.INT32);
        return element;
    }

    private static String read(SchemaElement... columns) {
        SchemaElement[] elements = new SchemaElement[columns.length + 1];
        elements[0] = group("root", FieldRepetitionType.REQUIRED, 1);
        System.arraycopy(columns, 0, elements, 1, columns.length);
        return new SchemaReader(Arrays.asList(elements))
                .columns()
                .get(0)
                .field()
                .toString();
    }

    @Test
    void threeLevelList_hasTheInnermostElement() {
        assertThat(read(list("l"), group("list", REPEATED, 1), int32("element", OPTIONAL)))
                .isEqualTo("l: List<element: Int(32, true)>");
        assertThat(read(list("l"), group("bag", REPEATED, 1), int32("array_element", OPTIONAL)))
                .isEqualTo("l: List<array_element: Int(32, true)>");
    }

    @Test
    void twoLevelList_hasTheRepeatedElement() {
        assertThat(read(list("l"), int32("array", REPEATED))).isEqualTo("l: List<element: Int(32, true) not null>");
        assertThat(read(list("l"), group("array", REPEATED, 1), int32("x", OPTIONAL)))
                .isEqualTo("l: List<element: Struct<x: Int(32, true)> not null>");
        assertThat(read(list("l"), group("l_tuple", REPEATED, 1), int32("x", OPTIONAL)))
                .isEqualTo("l: List<element: Struct<x: Int(32, true)> not null>");
        assertThat(read(list("l"), group("list", REPEATED, 2), int32("x", OPTIONAL), int32("y", OPTIONAL)))
                .isEqualTo("l: List<element: Struct<x: Int(32, true), y: Int(32, true)> not null>");
    }

    @Test
    void bareRepeatedField_isAListOfRequiredElements() {
        assertThat(read(int32("r", REPEATED))).isEqualTo("r: List<element: Int(32, true) not null> not null");
    }

    @Test
    void olderMap_isAMap() {
        assertThat(read(
                        group("m", OPTIONAL, 1).setConverted_type(ConvertedType.MAP_KEY_VALUE),
                        group("map", REPEATED, 2),
                        int32("key", FieldRepetitionType.REQUIRED),
                        int32("value", OPTIONAL)))
                .isEqualTo("m: Map(false)<map: Struct<key: Int(32, true) not null, value: Int(32, true)> not null>");
    }

    @Test
    void lyingChildCounts_areRefused() {
        assertThatThrownBy(() -> read(group("g", OPTIONAL, 5), int32("x", OPTIONAL)))
                .isInstanceOf(DamagedException.class)
                .hasMessage("the schema names more children than it has elements");
        assertThatThrownBy(() -> read(group("g", OPTIONAL, 0))).isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> read(int32("x", OPTIONAL), int32("y", OPTIONAL)))
                .isInstanceOf(DamagedException.class)
                .hasMessage("the schema has elements that belong to no column");
    }

    @Test
    void endlessNesting_isRefused() {
        SchemaElement[] groups = new SchemaElement[10_000];
        Arrays.fill(groups, group("g", OPTIONAL, 1));
        assertThatThrownBy(() -> read(groups))
                .isInstanceOf(DamagedException.class)
                .hasMessage("the schema is nested deeper than 64 levels");
    }
}
