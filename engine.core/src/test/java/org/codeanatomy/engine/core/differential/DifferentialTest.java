package org.codeanatomy.engine.core.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.core.differential.QueryGenerator.Query;
import org.codeanatomy.engine.core.session.EngineComponent;
import org.codeanatomy.engine.core.testing.FixedPluginHost;
import org.codeanatomy.engine.core.testing.ResultText;
import org.junit.jupiter.api.Test;

/** Random queries over random tables, answered by this engine and by DuckDB. */
class DifferentialTest {

    private static final long SEED = Long.getLong("differential.seed", 20_261_121L);
    private static final int QUERIES = Integer.getInteger("differential.queries", 200);

    @Test
    void randomQueries_giveTheRowsThatDuckDbGives() throws SQLException {
        FixedPluginHost host = new FixedPluginHost();
        EngineComponent engine = new EngineComponent(host, host);
        Session session = engine.openSession(SessionSettings.small().withThreads(2));
        List<VectorSchemaRoot> data = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            Random random = new Random(SEED);
            for (int table = 1; table <= GeneratedData.ROWS.size(); table++) {
                GeneratedData generated = new GeneratedData(table, random);
                generated.create(duck);
                VectorSchemaRoot root = generated.arrow(session.allocator());
                data.add(root);
                session.register(generated.name(), root);
            }
            QueryGenerator queries = new QueryGenerator(SEED);
            for (int i = 0; i < QUERIES; i++) {
                compare(queries.next(), duck, session, differences);
            }
        }
        data.forEach(VectorSchemaRoot::close);
        session.close();
        engine.close();
        host.close();
        assertThat(differences).as("seed " + SEED).isEmpty();
    }

    private static void compare(Query query, Connection duck, Session session, List<String> differences)
            throws SQLException {
        List<String> expected;
        try {
            expected = duckRows(duck, query.ducks());
        } catch (SQLException refused) {
            throw new SQLException("DuckDB refuses the generated query " + query.sql(), refused);
        }
        List<String> actual;
        try {
            actual = ourRows(session, query.ours());
        } catch (EngineException failure) {
            differences.add(query.sql() + "\n  fails: " + failure.code() + " " + failure.getMessage());
            return;
        }
        if (!query.ordered()) {
            Collections.sort(expected);
            Collections.sort(actual);
        }
        if (!expected.equals(actual)) {
            differences.add(query.sql() + "\n  expected " + head(expected) + "\n  actual   " + head(actual));
        }
    }

    private static String head(List<String> rows) {
        return rows.size() + " rows " + rows.subList(0, Math.min(8, rows.size()));
    }

    private static List<String> ourRows(Session session, String sql) {
        try (Result result = session.execute(sql)) {
            List<String> rows = new ArrayList<>();
            ResultText.rows(result).forEach(row -> rows.add(String.join("|", row)));
            return rows;
        }
    }

    private static List<String> duckRows(Connection duck, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(text(result.getObject(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }

    private static String text(Object value) throws SQLException {
        if (value instanceof Double number && number == 0) {
            return "0.0";
        }
        if (value instanceof Struct struct) {
            return "{i: " + text(struct.getAttributes()[0]) + ", s: " + text(struct.getAttributes()[1]) + "}";
        }
        if (value instanceof Array array) {
            List<String> elements = new ArrayList<>();
            for (Object element : (Object[]) array.getArray()) {
                elements.add(text(element));
            }
            return "[" + String.join(", ", elements) + "]";
        }
        return value instanceof Timestamp time ? time.toLocalDateTime().toString() : String.valueOf(value);
    }
}
