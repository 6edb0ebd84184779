package org.codeanatomy.engine.core.operator;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.kernel.Widening;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.Aggregate.Kind;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/**
 * One aggregate of one worker: chooses the rows that count (filter, nulls, distinct), widens narrow arguments, and leaves
 * the rest to the accumulator. Not thread-safe.
 */
final class AggregateColumn implements AutoCloseable {

    private final Aggregate aggregate;
    private final ValueKind kind;
    private final BufferAllocator allocator;
    private final Accumulator accumulator;
    private final GroupTable distinct;
    private final int[] rows = new int[ChunkedColumn.ROWS];
    private final int[] groups = new int[ChunkedColumn.ROWS];
    private final int[] numbers = new int[ChunkedColumn.ROWS];

    AggregateColumn(Aggregate aggregate, List<Field> input, BufferAllocator allocator) {
        this.aggregate = aggregate;
        this.allocator = allocator;
        Field argument = aggregate.argument() < 0 ? null : input.get(aggregate.argument());
        this.kind = argument == null ? null : ValueKind.of(argument.getType());
        this.accumulator = accumulator(aggregate, argument, allocator);
        this.distinct = aggregate.distinct() ? new GroupTable(List.of(Widening.INT64, argument), allocator) : null;
    }

    private static Accumulator accumulator(Aggregate aggregate, Field argument, BufferAllocator allocator) {
        if (aggregate.kind() == Kind.COUNT) {
            return new CountAccumulator(allocator);
        }
        if (aggregate.kind() == Kind.SINGLE_VALUE) {
            return new RowExtreme(aggregate, allocator);
        }
        boolean extreme = aggregate.kind() == Kind.MIN || aggregate.kind() == Kind.MAX;
        ValueKind kind = ValueKind.of(argument.getType());
        return switch (kind) {
            case INT8, INT16, INT32, INT64 ->
                extreme ? new LongExtreme(aggregate, allocator) : new LongSum(aggregate, allocator);
            case FLOAT32, FLOAT64 ->
                extreme ? new DoubleExtreme(aggregate, allocator) : new DoubleSum(aggregate, allocator);
            case DECIMAL128 ->
                extreme
                        ? new RowExtreme(aggregate, allocator)
                        : new DecimalSum(aggregate, ((ArrowType.Decimal) argument.getType()).getScale(), allocator);
            case BOOLEAN -> extreme ? new LongExtreme(aggregate, allocator) : refuse(aggregate, argument);
            case BYTES -> extreme ? new RowExtreme(aggregate, allocator) : refuse(aggregate, argument);
            case OPAQUE -> refuse(aggregate, argument);
        };
    }

    private static Accumulator refuse(Aggregate aggregate, Field argument) {
        throw new EngineException(
                Stage.EXECUTE,
                "UNSUPPORTED_TYPE",
                aggregate.kind() + " of " + argument.getType() + " does not exist; cast the argument");
    }

    Accumulator accumulator() {
        return accumulator;
    }

    void reserve(int count) {
        accumulator.reserve(count);
    }

    /** Adds rows of a batch to their groups. */
    void update(List<Column> columns, ChunkedColumn[] chunked, int[] batchRows, int[] batchGroups, int count) {
        int left = choose(columns, batchRows, batchGroups, count);
        if (aggregate.argument() < 0) {
            accumulator.update(null, rows, groups, left);
            return;
        }
        ChunkedColumn argument = chunked[aggregate.argument()];
        if (distinct == null) {
            feed(argument, rows, groups, left);
        } else {
            feedDistinct(argument, rows, groups, left);
        }
    }

    private int choose(List<Column> columns, int[] batchRows, int[] batchGroups, int count) {
        Column filter = aggregate.filter() < 0 ? null : columns.get(aggregate.filter());
        Column argument = aggregate.argument() < 0 || aggregate.kind() == Kind.SINGLE_VALUE
                ? null
                : columns.get(aggregate.argument());
        long valid = argument == null ? 0 : argument.validityAddress();
        if (filter == null && valid == 0) {
            System.arraycopy(batchRows, 0, rows, 0, count);
            System.arraycopy(batchGroups, 0, groups, 0, count);
            return count;
        }
        int left = 0;
        for (int i = 0; i < count; i++) {
            int row = batchRows[i];
            boolean keep = (valid == 0 || Mem.getBit(valid, row)) && (filter == null || isTrue(filter, row));
            rows[left] = row;
            groups[left] = batchGroups[i];
            left += keep ? 1 : 0;
        }
        return left;
    }

    private static boolean isTrue(Column filter, int row) {
        return Mem.getBit(filter.dataAddress(), row)
                && (filter.validityAddress() == 0 || Mem.getBit(filter.validityAddress(), row));
    }

    private void feed(ChunkedColumn argument, int[] from, int[] into, int count) {
        if (!Widening.widens(kind) || accumulator instanceof CountAccumulator || accumulator instanceof RowExtreme) {
            accumulator.update(argument, from, into, count);
            return;
        }
        try (BaseFixedWidthVector wide = Widening.widen(argument, from, count, allocator)) {
            accumulator.update(ChunkedColumn.of(Column.flat(wide)), Vectors.identity(count), into, count);
        }
    }

    /**
     * A pair of group and value counts when it is seen for the first time: when its number is new and was not met yet in
     * this batch. Numbers need not come in the order of rows: a key whose hash collides gets its number later.
     */
    private void feedDistinct(ChunkedColumn argument, int[] from, int[] into, int count) {
        int known = distinct.size();
        try (BaseFixedWidthVector owners = Vectors.fixed(Widening.INT64, ChunkedColumn.ROWS, allocator)) {
            Bitmaps.setRun(owners.getValidityBufferAddress(), 0, ChunkedColumn.ROWS);
            long address = owners.getDataBufferAddress();
            ChunkedColumn[] keys = {null, argument};
            for (int i = 0; i < count; i++) {
                Mem.putLong(address + 8L * from[i], into[i]);
            }
            keys[0] = ChunkedColumn.of(Column.flat(owners));
            distinct.find(keys, from, count, numbers);
        }
        boolean[] met = new boolean[distinct.size() - known];
        int left = 0;
        for (int i = 0; i < count; i++) {
            int fresh = numbers[i] - known;
            if (fresh >= 0 && !met[fresh]) {
                met[fresh] = true;
                from[left] = from[i];
                into[left++] = into[i];
            }
        }
        feed(argument, from, into, left);
    }

    /** Adds what another worker's instance holds; its group {@code g} is group {@code mapping[g]} here. */
    void merge(AggregateColumn other, int[] mapping, int count) {
        if (distinct == null) {
            int[] part = new int[ChunkedColumn.ROWS];
            for (int from = 0; from < count; from += part.length) {
                int length = Math.min(part.length, count - from);
                System.arraycopy(mapping, from, part, 0, length);
                accumulator.merge(other.accumulator, from, part, length);
            }
            return;
        }
        ChunkedColumn owners = other.distinct.keys().column(0);
        ChunkedColumn values = other.distinct.keys().column(1);
        for (int chunk = 0; chunk < owners.chunks(); chunk++) {
            int length = other.distinct.keys().rows(chunk);
            for (int i = 0; i < length; i++) {
                rows[i] = i;
                groups[i] = mapping[(int) Mem.getLong(owners.data()[chunk] + 8L * i)];
            }
            feedDistinct(ChunkedColumn.of(Column.flat(values.vector(chunk))), rows, groups, length);
        }
    }

    @Override
    public void close() {
        accumulator.close();
        if (distinct != null) {
            distinct.close();
        }
    }
}
