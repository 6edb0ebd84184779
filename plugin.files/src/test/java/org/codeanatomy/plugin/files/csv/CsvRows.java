package org.codeanatomy.plugin.files.csv;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;

/**
 * What a table returns, as texts.
 *
 * @param columns name, blank, Arrow type
 * @param rows one list per row; null for null
 */
record CsvRows(List<String> columns, List<List<String>> rows) {

    static Path file(Path folder, String name, String content) throws Exception {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    static Table open(Path location, String... options) throws Exception {
        Map<String, String> texts = new HashMap<>(Map.of("location", location.toString()));
        for (int i = 0; i < options.length; i += 2) {
            texts.put(options[i], options[i + 1]);
        }
        CsvTables tables = new CsvTables();
        return tables.open(tables.options().parse(texts));
    }

    static CsvRows read(Path location, String... options) throws Exception {
        Table table = open(location, options);
        return read(
                table,
                IntStream.range(0, table.schema().getFields().size()).boxed().toList(),
                1000);
    }

    static CsvRows read(Table table, List<Integer> projection, int batchRows) throws Exception {
        Scan scan = table.plan(new ScanRequest(projection, List.of(), OptionalLong.empty()));
        List<List<String>> rows = new ArrayList<>();
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
        List<String> columns = new ArrayList<>();
        for (Field field : scan.schema().getFields()) {
            columns.add(field.getName() + " " + field.getType());
        }
        return new CsvRows(columns, rows);
    }

    private static void append(Batch batch, List<List<String>> rows) {
        for (int row = 0; row < batch.rowCount(); row++) {
            List<String> values = new ArrayList<>();
            for (Column column : batch.columns()) {
                FieldVector vector = column.asArrow();
                values.add(vector.isNull(row) ? null : String.valueOf(vector.getObject(row)));
            }
            rows.add(values);
        }
    }
}
