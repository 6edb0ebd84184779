package org.codeanatomy.plugin.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.expression.Expression.Call;
import org.codeanatomy.plugin.api.expression.Expression.ColumnPath;
import org.codeanatomy.plugin.api.expression.Expression.Literal;
import org.codeanatomy.plugin.api.expression.Operator;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partitioned table whose log is written by hand: three files, of the years 2023, 2024 and none. */
class PartitionedTableTest {

    @TempDir
    Path folder;

    private Path table;

    @BeforeEach
    void writeLog() throws Exception {
        table = folder.resolve("table");
        Files.createDirectories(table.resolve("_delta_log"));
        StringBuilder log = new StringBuilder(
                """
                {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
                {"metaData":{"id":"p","format":{"provider":"parquet","options":{}},"schemaString":"{\\"type\\":\\"struct\\",\\"fields\\":[{\\"name\\":\\"id\\",\\"type\\":\\"long\\",\\"nullable\\":true,\\"metadata\\":{}},{\\"name\\":\\"year\\",\\"type\\":\\"integer\\",\\"nullable\\":true,\\"metadata\\":{}}]}","partitionColumns":["year"],"configuration":{}}}

                """);
        String[] years = {"\"2023\"", "\"2024\"", "null"};
        for (int i = 0; i < years.length; i++) {
            Path source = folder.resolve("rows" + i);
            TestTable.write(source, WriteMode.CREATE, i * 10L, (i + 1) * 10L);
            Files.move(onlyFile(source), table.resolve("part " + i + ".parquet"));
            log.append("{\"add\":{\"path\":\"part%20" + i + ".parquet\",\"partitionValues\":{\"year\":" + years[i]
                    + "},\"size\":1,\"modificationTime\":0,\"dataChange\":true}}\r\n");
        }
        Files.writeString(table.resolve("_delta_log/00000000000000000000.json"), log);
    }

    private static Path onlyFile(Path table) throws Exception {
        try (Stream<Path> files = Files.list(table)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void read_partitionColumn_hasTheValueOfItsFile() throws Exception {
        assertThat(TableRows.read(table)).hasSize(30).contains("{0, 2023}", "{19, 2024}", "{20, null}");
    }

    @Test
    void plan_conditionOnPartitionsOnly_isExact() throws Exception {
        Table opened = TableRows.open(table);
        Expression in2024 = compare(Operator.EQUAL, "year", 2024);
        Scan scan = opened.plan(new ScanRequest(List.of(1), List.of(in2024), OptionalLong.empty()));
        assertThat(scan.pushDown()).containsExactly(PushDown.EXACT);
        assertThat(scan.details()).containsEntry("files read", "1 of 3");
        assertThat(TableRows.read(scan, 3)).hasSize(10).containsOnly("{2024}");
        Expression not2024 = new Call(Operator.NOT, List.of(in2024));
        assertThat(TableRows.read(opened, not2024)).as("null is not different").hasSize(10);
        Expression noYear = new Call(Operator.IS_NULL, List.of(new ColumnPath(List.of("year"))));
        assertThat(TableRows.read(opened, noYear)).hasSize(10).contains("{25, null}");
    }

    @Test
    void plan_conditionOnPartitionsAndData_isNotExact() throws Exception {
        Expression either =
                new Call(Operator.OR, List.of(compare(Operator.EQUAL, "year", 2024), compare(Operator.LESS, "id", 5)));
        Scan scan = TableRows.open(table).plan(new ScanRequest(List.of(0), List.of(either), OptionalLong.empty()));
        assertThat(scan.pushDown()).containsExactly(PushDown.INEXACT);
        assertThat(TableRows.read(scan, 100))
                .as("row groups are left out by their footers")
                .hasSize(20);
    }

    @Test
    void openSink_partitionedTable_isRefused() {
        assertThatThrownBy(() -> TestTable.sink(table, TestTable.SCHEMA, WriteMode.APPEND))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("partition columns (year)");
    }

    @Test
    void read_partitionValueThatIsNoValue_isRefused() throws Exception {
        Path log = table.resolve("_delta_log/00000000000000000000.json");
        Files.writeString(log, Files.readString(log).replace("2024", "next"));
        assertThatThrownBy(() -> TableRows.read(table)).hasMessageContaining("'next' is no integer");
    }

    private static Expression compare(Operator operator, String column, long value) {
        return new Call(
                operator, List.of(new ColumnPath(List.of(column)), new Literal(new ArrowType.Int(64, true), value)));
    }
}
