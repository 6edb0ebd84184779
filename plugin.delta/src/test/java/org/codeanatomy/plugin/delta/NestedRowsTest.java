package org.codeanatomy.plugin.delta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedRowsTest {

    private static final ArrowType INTEGER = new ArrowType.Int(32, true);
    private static final Field POINT = new Field(
            "point",
            new FieldType(true, ArrowType.Struct.INSTANCE, null, Map.of("semantic_type", "position")),
            List.of(TestTable.nullable("x", INTEGER), TestTable.nullable("label", ArrowType.Utf8.INSTANCE)));
    private static final Field NUMBERS = new Field(
            "numbers",
            FieldType.nullable(ArrowType.List.INSTANCE),
            List.of(TestTable.nullable("element", new ArrowType.Int(64, true))));
    private static final Field PROPERTIES = new Field(
            "properties",
            FieldType.nullable(new ArrowType.Map(false)),
            List.of(new Field(
                    "entries",
                    FieldType.notNullable(ArrowType.Struct.INSTANCE),
                    List.of(
                            new Field("key", FieldType.notNullable(ArrowType.Utf8.INSTANCE), List.of()),
                            TestTable.nullable("value", INTEGER)))));
    private static final Schema SCHEMA = new Schema(List.of(POINT, NUMBERS, PROPERTIES));

    @TempDir
    Path folder;

    @Test
    void write_structsListsAndMaps_readsTheSame() throws Exception {
        try (RootAllocator allocator = new RootAllocator();
                TableSink sink = TestTable.sink(folder, SCHEMA, WriteMode.CREATE);
                Batch batch = Batch.of(List.of(points(allocator), numbers(allocator), properties(allocator)), 3)) {
            sink.write(batch);
            sink.commit(Map.of());
        }
        List<String> expected = List.of(
                "{{7, 'seven'}, [1, null], map['a'=1, 'b'=null]}", "{null, null, null}", "{{null, null}, [], map[]}");
        assertThat(TableRows.open(folder).schema()).isEqualTo(SCHEMA);
        assertThat(TableRows.read(folder)).isEqualTo(expected);
        try (DuckDb duckDb = new DuckDb()) {
            assertThat(duckDb.query("SELECT * FROM read_parquet('" + folder + "/*.parquet')"))
                    .isEqualTo(expected);
        }
    }

    @Test
    void write_selectionOfNestedRows_storesOnlyThem() throws Exception {
        try (RootAllocator allocator = new RootAllocator();
                TableSink sink = TestTable.sink(folder, SCHEMA, WriteMode.CREATE);
                Batch batch = Batch.of(List.of(points(allocator), numbers(allocator), properties(allocator)), 3)) {
            sink.write(batch.withSelection(new Selection(new int[] {0, 2}, 2)));
            sink.write(batch.withSelection(new Selection(new int[] {1}, 1)));
            sink.commit(Map.of());
        }
        assertThat(TableRows.read(folder))
                .containsExactly(
                        "{{7, 'seven'}, [1, null], map['a'=1, 'b'=null]}",
                        "{{null, null}, [], map[]}",
                        "{null, null, null}");
    }

    private static StructVector points(RootAllocator allocator) {
        StructVector points = (StructVector) POINT.createVector(allocator);
        points.allocateNew();
        ((IntVector) points.getChild("x")).setSafe(0, 7);
        ((VarCharVector) points.getChild("label")).setSafe(0, "seven".getBytes(StandardCharsets.UTF_8));
        points.setIndexDefined(0);
        points.setIndexDefined(2);
        points.setValueCount(3);
        return points;
    }

    private static ListVector numbers(RootAllocator allocator) {
        ListVector numbers = (ListVector) NUMBERS.createVector(allocator);
        numbers.allocateNew();
        int start = numbers.startNewValue(0);
        ((BigIntVector) numbers.getDataVector()).setSafe(start, 1);
        ((BigIntVector) numbers.getDataVector()).setNull(start + 1);
        numbers.endValue(0, 2);
        numbers.startNewValue(2);
        numbers.endValue(2, 0);
        numbers.setValueCount(3);
        return numbers;
    }

    private static MapVector properties(RootAllocator allocator) {
        MapVector maps = (MapVector) PROPERTIES.createVector(allocator);
        maps.allocateNew();
        StructVector entries = (StructVector) maps.getDataVector();
        int start = maps.startNewValue(0);
        for (int i = 0; i < 2; i++) {
            entries.setIndexDefined(start + i);
            ((VarCharVector) entries.getChildrenFromFields().get(0)).setSafe(start + i, new byte[] {(byte) ('a' + i)});
        }
        ((IntVector) entries.getChildrenFromFields().get(1)).setSafe(start, 1);
        maps.endValue(0, 2);
        maps.startNewValue(2);
        maps.endValue(2, 0);
        maps.setValueCount(3);
        return maps;
    }
}
