package org.codeanatomy.plugin.testkit.internal.scalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;
import org.codeanatomy.plugin.testkit.internal.vector.Contents;
import org.codeanatomy.plugin.testkit.internal.vector.LentMemory;
import org.codeanatomy.plugin.testkit.internal.vector.LentVector;
import org.codeanatomy.plugin.testkit.internal.vector.Rows;

/**
 * The arguments of one call, in memory that is lent for it.
 *
 * @param columns one per argument
 * @param vectors all that was lent
 */
record LentArguments(List<Column> columns, List<LentVector> vectors) {

    /** Which argument is handed over in another encoding than flat; no index for none. */
    record Encoded(int index, Encoding encoding) {

        static final Encoded NONE = new Encoded(-1, Encoding.FLAT);

        Encoding of(int argument) {
            return argument == index ? encoding : Encoding.FLAT;
        }
    }

    /**
     * Lends the rows at some positions.
     *
     * @param accepted the encodings that the function reads
     * @param positions for each argument, where its values are found; of a constant the first is taken
     */
    static LentArguments of(
            ArgumentCase arguments,
            Set<Encoding> accepted,
            int[][] positions,
            Encoded encoded,
            LentMemory memory,
            BufferAllocator scratch) {
        List<Column> columns = new ArrayList<>();
        List<LentVector> vectors = new ArrayList<>();
        for (int index = 0; index < positions.length; index++) {
            FieldVector column = arguments.rows().columns().get(index);
            boolean literal = arguments.arguments().get(index).constant() && accepted.contains(Encoding.CONSTANT);
            switch (literal ? Encoding.CONSTANT : encoded.of(index)) {
                case CONSTANT -> {
                    int[] first = {positions[index][0]};
                    LentVector value = lend(column, first, memory, scratch);
                    vectors.add(value);
                    columns.add(Column.constant(value.vector(), positions[index].length));
                }
                case DICTIONARY -> dictionary(column, positions[index], memory, scratch, columns, vectors);
                default -> {
                    LentVector flat = lend(column, positions[index], memory, scratch);
                    vectors.add(flat);
                    columns.add(Column.flat(flat.vector()));
                }
            }
        }
        return new LentArguments(columns, vectors);
    }

    private static LentVector lend(FieldVector column, int[] positions, LentMemory memory, BufferAllocator scratch) {
        try (FieldVector copy = Rows.take(column, positions, scratch)) {
            return memory.lend(copy);
        }
    }

    private static void dictionary(
            FieldVector column,
            int[] positions,
            LentMemory memory,
            BufferAllocator scratch,
            List<Column> columns,
            List<LentVector> vectors) {
        Map<Object, Integer> codes = new LinkedHashMap<>();
        List<Integer> entries = new ArrayList<>();
        try (IntVector coded = new IntVector(column.getName(), scratch)) {
            coded.allocateNew(positions.length);
            for (int row = 0; row < positions.length; row++) {
                Object value = Contents.value(column, positions[row]);
                if (value != null) {
                    if (!codes.containsKey(value)) {
                        codes.put(value, entries.size());
                        entries.add(positions[row]);
                    }
                    coded.setSafe(row, codes.get(value));
                }
            }
            coded.setValueCount(positions.length);
            LentVector code = memory.lend(coded);
            LentVector value =
                    lend(column, entries.stream().mapToInt(Integer::intValue).toArray(), memory, scratch);
            vectors.add(code);
            vectors.add(value);
            columns.add(Column.dictionary((IntVector) code.vector(), value.vector()));
        }
    }

    /** Whether a buffer lies in lent memory. */
    boolean holds(ArrowBuf buffer) {
        return vectors.stream().anyMatch(vector -> vector.holds(buffer));
    }
}
