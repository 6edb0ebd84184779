package org.codeanatomy.plugin.codeanatomy.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.Text;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/**
 * Calls scalar functions as the engine does: prepares, evaluates a batch, checks the result against what was announced,
 * and fails when memory is left behind.
 */
final class Calls implements AutoCloseable {

    private final BufferAllocator allocator = new RootAllocator();
    private final List<FieldVector> lent = new ArrayList<>();

    /** A column of texts, numbers, booleans or nulls; its type is that of the first value that is not null. */
    FieldVector column(Object... values) {
        Object sample =
                Arrays.stream(values).filter(value -> value != null).findFirst().orElse(null);
        FieldVector vector = vectorFor(sample);
        lent.add(vector);
        vector.allocateNew();
        for (int row = 0; row < values.length; row++) {
            if (values[row] != null) {
                set(vector, row, values[row]);
            }
        }
        vector.setValueCount(values.length);
        return vector;
    }

    private FieldVector vectorFor(Object sample) {
        if (sample == null) {
            return new NullVector("nulls");
        } else if (sample instanceof String) {
            return new VarCharVector("texts", allocator);
        } else if (sample instanceof Long) {
            return new BigIntVector("longs", allocator);
        } else if (sample instanceof Integer) {
            return new IntVector("ints", allocator);
        } else if (sample instanceof Double) {
            return new Float8Vector("doubles", allocator);
        } else if (sample instanceof BigDecimal) {
            return new DecimalVector("decimals", allocator, 10, 2);
        }
        return new BitVector("booleans", allocator);
    }

    private static void set(FieldVector vector, int row, Object value) {
        if (vector instanceof VarCharVector texts) {
            texts.setSafe(row, new Text((String) value));
        } else if (vector instanceof BigIntVector longs) {
            longs.setSafe(row, (Long) value);
        } else if (vector instanceof IntVector ints) {
            ints.setSafe(row, (Integer) value);
        } else if (vector instanceof Float8Vector doubles) {
            doubles.setSafe(row, (Double) value);
        } else if (vector instanceof DecimalVector decimals) {
            decimals.setSafe(row, ((BigDecimal) value).setScale(2));
        } else {
            ((BitVector) vector).setSafe(row, (Boolean) value ? 1 : 0);
        }
    }

    LargeVarCharVector largeTexts(String... values) {
        LargeVarCharVector vector = new LargeVarCharVector("large", allocator);
        lent.add(vector);
        vector.allocateNew();
        for (int row = 0; row < values.length; row++) {
            vector.setSafe(row, new Text(values[row]));
        }
        vector.setValueCount(values.length);
        return vector;
    }

    ViewVarCharVector textViews(String... values) {
        ViewVarCharVector vector = new ViewVarCharVector("views", allocator);
        lent.add(vector);
        vector.allocateNew();
        for (int row = 0; row < values.length; row++) {
            vector.setSafe(row, values[row].getBytes(StandardCharsets.UTF_8));
        }
        vector.setValueCount(values.length);
        return vector;
    }

    /** The results for flat columns, none of whose arguments are constants. */
    List<Object> evaluate(ScalarFunction function, FieldVector... columns) throws PluginException {
        List<Argument> arguments = Arrays.stream(columns)
                .map(column -> new Argument(column.getField(), false, null))
                .toList();
        return evaluate(
                function, arguments, Arrays.stream(columns).map(Column::flat).toList());
    }

    /** The one result for constants. */
    Object constant(ScalarFunction function, Object... values) throws PluginException {
        List<Argument> arguments = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Object value : values) {
            FieldVector vector = column(value);
            arguments.add(new Argument(vector.getField(), true, value));
            columns.add(Column.constant(vector, 1));
        }
        return evaluate(function, arguments, columns).get(0);
    }

    List<Object> evaluate(ScalarFunction function, List<Argument> arguments, List<Column> columns)
            throws PluginException {
        List<Object> results = new ArrayList<>();
        try (FieldVector result = vector(function, arguments, columns)) {
            for (int row = 0; row < result.getValueCount(); row++) {
                Object value = result.getObject(row);
                results.add(value instanceof Text ? value.toString() : value);
            }
        }
        return results;
    }

    /** The result vector; close it. Rows that the engine would not show to the function are expected to be null. */
    FieldVector vector(ScalarFunction function, List<Argument> arguments, List<Column> columns) throws PluginException {
        Field announced = function.resultField(arguments);
        int rows = columns.get(0).length();
        columns.forEach(column -> assertThat(function.signature().encodings()).contains(column.encoding()));
        FieldVector result;
        try (ScalarKernel kernel = function.prepare(arguments)) {
            result = kernel.evaluate(new Call(columns, rows, allocator));
        }
        assertThat(result.getValueCount()).isEqualTo(rows);
        assertThat(result.getField().getType()).isEqualTo(announced.getType());
        if (!announced.isNullable()) {
            assertThat(result.getNullCount()).isZero();
        }
        return result;
    }

    static ScalarFunction named(String name) {
        return new CodeFunctions()
                .functions().stream()
                        .filter(function -> function.signature().name().equals(name)
                                || function.signature().aliases().contains(name))
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    public void close() {
        lent.forEach(FieldVector::close);
        allocator.close();
    }

    private record Call(List<Column> columns, int rowCount, BufferAllocator allocator) implements ScalarCall {

        @Override
        public int argumentCount() {
            return columns.size();
        }

        @Override
        public Column argument(int index) {
            return columns.get(index);
        }

        @Override
        public Selection selection() {
            return null;
        }
    }
}
