package org.codeanatomy.plugin.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.codeanatomy.plugin.testkit.PluginContract;
import org.codeanatomy.plugin.testkit.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesContractIT {

    @TempDir
    Path folder;

    @Test
    void plugin_keepsItsContract() throws Exception {
        Path csv = folder.resolve("t.csv");
        Files.writeString(csv, "id,name,score\n1,one,0.5\n2,,\n3,\"three, \"\"quoted\"\"\",-1e3\n4,wörld,2\n");
        Path parquet = folder.resolve("t.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT range AS id, CASE WHEN range % 3 > 0 THEN 'n' || range END AS name,"
                    + " range / 7 AS share, range % 2 = 0 AS even FROM range(5000)) TO '" + parquet
                    + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
        }

        PluginContract.of(Path.of("target"))
                .with(
                        Sample.table("csv", Map.of("location", csv.toString())),
                        Sample.table("parquet", Map.of("location", parquet.toString())))
                .check();
    }
}
