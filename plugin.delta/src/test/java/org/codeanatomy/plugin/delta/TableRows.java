package org.codeanatomy.plugin.delta;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;
import org.codeanatomy.plugin.delta.slots.DeltaTables;

/** The rows of a table as texts, one per row, in a form that another reader's rows can be brought into. */
final class TableRows {

    private TableRows() {}

    static Table open(Path location, String... options) throws Exception {
        Map<String, String> texts = new HashMap<>(Map.of("location", location.toString()));
        for (int i = 0; i < options.length; i += 2) {
            texts.put(options[i], options[i + 1]);
        }
        DeltaTables tables = new DeltaTables();
        return tables.open(tables.options().parse(texts));
    }

    static List<String> read(Path location) throws Exception {
        return read(open(location));
    }

    static List<String> read(Table table, Expression... conjuncts) throws Exception {
        List<Integer> all =
                IntStream.range(0, table.schema().getFields().size()).boxed().toList();
        return read(table.plan(new ScanRequest(all, List.of(conjuncts), OptionalLong.empty())), 1000);
    }

    static List<String> read(Scan scan, int batchRows) throws Exception {
        List<String> rows = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator()) {
            Iterator<Split> splits = scan.splits();
            while (splits.hasNext()) {
                try (BatchReader reader = splits.next().open(new ReadContext(allocator, batchRows))) {
                    for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                        append(batch, rows);
                        batch.close();
                    }
                }
            }
        }
        return rows;
    }

    private static void append(Batch batch, List<String> rows) {
        for (int i = 0; i < batch.selectedCount(); i++) {
            int row = batch.selection() == null ? i : batch.selection().position(i);
            StringJoiner text = new StringJoiner(", ", "{", "}");
            for (Column column : batch.columns()) {
                boolean constant = column.encoding() == Encoding.CONSTANT;
                text.add(value(column.vector(), constant ? 0 : row));
            }
            rows.add(text.toString());
        }
    }

    static String value(FieldVector vector, int row) {
        if (vector.isNull(row)) {
            return "null";
        }
        if (vector instanceof BaseIntVector whole) {
            return Long.toString(whole.getValueAsLong(row));
        }
        if (vector instanceof VarCharVector texts) {
            return text(new String(texts.get(row), StandardCharsets.UTF_8));
        }
        if (vector instanceof BitVector bits) {
            return Boolean.toString(bits.get(row) != 0);
        }
        if (vector instanceof Float8Vector doubles) {
            return real(doubles.get(row));
        }
        if (vector instanceof Float4Vector floats) {
            return real(floats.get(row));
        }
        if (vector instanceof DecimalVector decimals) {
            return decimal(decimals.getObject(row));
        }
        if (vector instanceof DateDayVector days) {
            return day(days.get(row));
        }
        if (vector instanceof TimeStampVector times) {
            return micros(times.get(row));
        }
        if (vector instanceof VarBinaryVector bytes) {
            return bytes(bytes.get(row));
        }
        return nested(vector, row);
    }

    private static String nested(FieldVector vector, int row) {
        if (vector instanceof MapVector map) {
            StructVector entries = (StructVector) map.getDataVector();
            List<String> pairs = new ArrayList<>();
            for (int i = map.getElementStartIndex(row); i < map.getElementEndIndex(row); i++) {
                pairs.add(value((FieldVector) entries.getChildByOrdinal(0), i) + "="
                        + value((FieldVector) entries.getChildByOrdinal(1), i));
            }
            return map(pairs);
        }
        if (vector instanceof ListVector list) {
            List<String> elements = new ArrayList<>();
            for (int i = list.getElementStartIndex(row); i < list.getElementEndIndex(row); i++) {
                elements.add(value(list.getDataVector(), i));
            }
            return elements.toString();
        }
        StringJoiner fields = new StringJoiner(", ", "{", "}");
        for (FieldVector child : ((StructVector) vector).getChildrenFromFields()) {
            fields.add(value(child, row));
        }
        return fields.toString();
    }

    static String text(String value) {
        return "'" + value + "'";
    }

    static String real(double value) {
        return "r" + Double.doubleToLongBits(value);
    }

    static String decimal(BigDecimal value) {
        return value.toPlainString() + "m";
    }

    static String day(long days) {
        return "day " + days;
    }

    static String micros(long value) {
        return "micros " + value;
    }

    static String bytes(byte[] value) {
        return "0x" + HexFormat.of().formatHex(value);
    }

    static String map(List<String> pairs) {
        return "map" + pairs.stream().sorted().toList();
    }
}
