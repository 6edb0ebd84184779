package org.codeanatomy.plugin.codeanatomy.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.FunctionDescription;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.junit.jupiter.api.Test;

class UdfRegistryTest {

    private static List<FunctionDescription> everything() {
        List<FunctionDescription> functions = new ArrayList<>();
        new CodeFunctions()
                .functions()
                .forEach(function -> functions.add(
                        new FunctionDescription("codeanatomy", FunctionDescription.Kind.SCALAR, function.signature())));
        new CodeTableFunctions()
                .functions()
                .forEach(function -> functions.add(
                        new FunctionDescription(null, FunctionDescription.Kind.TABLE, function.signature())));
        return functions;
    }

    @Test
    void registry_listsEveryFunctionWithItsSignature() throws PluginException {
        List<String> rows = rows(List.of(0, 1, 2, 3, 4, 5), 1000);

        assertThat(rows)
                .hasSize(14)
                .contains("stable_hash64|scalar|immutable|[\"hash64\"]|[\"value\"]|codeanatomy")
                .contains("udf_registry|table|immutable|[]|[]|null");
    }

    @Test
    void registry_withProjectionAndSmallBatches_returnsTheSameRows() throws PluginException {
        assertThat(rows(List.of(5, 0), 3))
                .isEqualTo(everything().stream()
                        .map(function ->
                                function.plugin() + "|" + function.signature().name())
                        .toList());
    }

    @Test
    void registry_withoutColumns_stillCounts() throws PluginException {
        assertThat(rows(List.of(), 5)).hasSize(14);
    }

    private static List<String> rows(List<Integer> projection, int maxRows) throws PluginException {
        Table table = new UdfRegistry().bind(List.of(), UdfRegistryTest::everything);
        List<String> rows = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator();
                BatchReader reader = table.plan(new ScanRequest(projection, List.of(), OptionalLong.empty()))
                        .splits()
                        .next()
                        .open(new ReadContext(allocator, maxRows))) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                assertThat(batch.rowCount()).isLessThanOrEqualTo(maxRows);
                for (int row = 0; row < batch.rowCount(); row++) {
                    rows.add(text(batch, row));
                }
                batch.close();
            }
        }
        return rows;
    }

    private static String text(Batch batch, int row) {
        Object[] values = batch.columns().stream()
                .map(Column::asArrow)
                .map(vector -> vector.getObject(row))
                .toArray();
        return String.join("|", Arrays.stream(values).map(String::valueOf).toList());
    }
}
