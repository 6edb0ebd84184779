package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.codeanatomy.plugin.testkit.PluginContract;
import org.codeanatomy.plugin.testkit.Sample;
import org.junit.jupiter.api.Test;

class CodeContractIT {

    private static final int ROWS = 100;

    @Test
    void plugin_keepsItsContract() {
        PluginContract.of(Path.of("target"))
                .with(
                        Sample.columns("span_len", allocator -> spans(1, allocator)),
                        Sample.columns("span_contains", allocator -> spans(2, allocator)),
                        Sample.columns("span_overlaps", allocator -> spans(2, allocator)),
                        Sample.call("span_make", 3L, 14L),
                        Sample.call("span_make", 3L, 14L, 1L, "byte", true),
                        Sample.call("utf8_normalize", " Straße \t und\u00A0Weg ", "NFD", false, true))
                .check();
    }

    private static List<FieldVector> spans(int arguments, BufferAllocator allocator) {
        List<FieldVector> vectors = new ArrayList<>();
        for (int argument = 0; argument < arguments; argument++) {
            Field field =
                    new Field("span " + argument, FieldType.nullable(ArrowType.Struct.INSTANCE), SpanType.children());
            StructVector spans = (StructVector) field.createVector(allocator);
            spans.allocateNew();
            for (int row = 0; row < ROWS; row++) {
                BigIntVector begins = (BigIntVector) spans.getChild(SpanType.BSTART);
                BigIntVector ends = (BigIntVector) spans.getChild(SpanType.BEND);
                begins.setSafe(row, row * (argument + 1) % 17);
                if (row % 10 > 0) {
                    ends.setSafe(row, row * (argument + 1) % 17 + row % 5);
                }
                ((BitVector) spans.getChild(SpanType.END_EXCLUSIVE)).setSafe(row, row % 2);
                spans.setIndexDefined(row);
            }
            spans.setValueCount(ROWS);
            vectors.add(spans);
        }
        return vectors;
    }
}
