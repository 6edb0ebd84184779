package org.codeanatomy.parquet.arrow;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB in memory, as the independent second reader and writer. */
final class DuckDb implements AutoCloseable {

    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        run("SET TimeZone = 'UTC'");
        run("SET threads = 1");
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Number of rows that one file has and the other has not, counting repeated rows. */
    long differences(Path left, Path right) throws SQLException {
        String a = "SELECT * FROM read_parquet('" + left + "', hive_partitioning=false)";
        String b = "SELECT * FROM read_parquet('" + right + "', hive_partitioning=false)";
        return number("SELECT (SELECT count(*) FROM (" + a + " EXCEPT ALL " + b + ")) + (SELECT count(*) FROM (" + b
                + " EXCEPT ALL " + a + "))");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
