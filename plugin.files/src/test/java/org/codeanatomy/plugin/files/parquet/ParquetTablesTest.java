package org.codeanatomy.plugin.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.expression.Expression.Call;
import org.codeanatomy.plugin.api.expression.Expression.ColumnPath;
import org.codeanatomy.plugin.api.expression.Expression.Literal;
import org.codeanatomy.plugin.api.expression.Operator;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.vector.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTablesTest {

    private static final ArrowType BIGINT = new ArrowType.Int(64, true);

    @TempDir
    Path folder;

    @Test
    void read_filesOfDuckDb_inOrderOfTheirNames() throws Exception {
        write("2.parquet", "SELECT range AS id, 'n' || range AS name FROM range(3, 5)");
        write("1.parquet", "SELECT range AS id, CASE WHEN range > 0 THEN 'n' || range END AS name FROM range(3)");
        Table table = open(folder);
        assertThat(read(table, List.of(1, 0))).containsExactly("null 0", "n1 1", "n2 2", "n3 3", "n4 4");
        assertThat(table.statistics().rows()).hasValue(5);
        assertThat(read(table, List.of())).hasSize(5);
    }

    @Test
    void plan_comparison_leavesOutRowGroups() throws Exception {
        write("t.parquet", "SELECT range AS id FROM range(10000)");
        Table table = open(folder.resolve("t.parquet"));
        Expression great =
                new Call(Operator.GREATER_OR_EQUAL, List.of(new ColumnPath(List.of("id")), new Literal(BIGINT, 9000L)));
        Expression unknown = new Call(Operator.NOT, List.of(great));
        Scan scan = table.plan(new ScanRequest(List.of(0), List.of(great, unknown), OptionalLong.empty()));
        assertThat(scan.pushDown()).containsExactly(PushDown.INEXACT, PushDown.NONE);
        assertThat(read(scan)).contains("9000", "9999").doesNotContain("1").hasSizeLessThan(5000);
        Expression nulls = new Call(Operator.IS_NULL, List.of(new ColumnPath(List.of("id"))));
        assertThat(read(table.plan(new ScanRequest(List.of(0), List.of(nulls), OptionalLong.empty()))))
                .isEmpty();
    }

    @Test
    void open_filesOfDifferentSchemas_isRefused() throws Exception {
        write("1.parquet", "SELECT 1 AS a");
        write("2.parquet", "SELECT 'x' AS a");
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("2.parquet has the columns");
    }

    @Test
    void open_fileThatIsNotParquet_isRefused() throws Exception {
        Files.writeString(folder.resolve("t.parquet"), "a,b\n1,2\n");
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("t.parquet");
    }

    @Test
    void read_fileChangedSinceOpening_isRefused() throws Exception {
        write("t.parquet", "SELECT 1 AS a");
        Table table = open(folder);
        write("t.parquet", "SELECT range AS a FROM range(1000)");
        assertThatThrownBy(() -> read(table, List.of(0))).hasMessageContaining("was changed");
    }

    private void write(String name, String query) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (" + query + ") TO '" + folder.resolve(name) + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
        }
    }

    private static Table open(Path location) throws Exception {
        ParquetTables tables = new ParquetTables();
        return tables.open(tables.options().parse(Map.of("location", location.toString())));
    }

    private static List<String> read(Table table, List<Integer> projection) throws Exception {
        return read(table.plan(new ScanRequest(projection, List.of(), OptionalLong.empty())));
    }

    private static List<String> read(Scan scan) throws Exception {
        List<String> rows = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator()) {
            Iterator<Split> splits = scan.splits();
            while (splits.hasNext()) {
                try (BatchReader reader = splits.next().open(new ReadContext(allocator, 100))) {
                    for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                        for (int row = 0; row < batch.rowCount(); row++) {
                            int position = row;
                            rows.add(String.join(
                                    " ",
                                    batch.columns().stream()
                                            .map(column -> String.valueOf(
                                                    column.asArrow().getObject(position)))
                                            .toList()));
                        }
                        batch.close();
                    }
                }
            }
        }
        return rows;
    }
}
