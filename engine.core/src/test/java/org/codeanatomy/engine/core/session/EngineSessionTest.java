package org.codeanatomy.engine.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.core.testing.FixedPluginHost;
import org.codeanatomy.engine.core.testing.ResultText;
import org.codeanatomy.engine.core.testing.TextTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineSessionTest {

    private FixedPluginHost host;
    private EngineComponent engine;
    private Session session;
    private VectorSchemaRoot data;

    @BeforeEach
    void open() {
        host = new FixedPluginHost();
        engine = new EngineComponent(host);
        session = engine.openSession(SessionSettings.small().withThreads(2));
        data = TextTable.of(
                session.allocator(),
                List.of("id int", "kind text", "price decimal(10,2)"),
                List.of(
                        List.of("1", "a", "1.50"),
                        List.of("2", "b", "2.00"),
                        List.of("3", "a", "null"),
                        List.of("4", "null", "7.25")));
        session.register("things", data);
    }

    @AfterEach
    void close() {
        data.close();
        session.close();
        engine.close();
        host.close();
    }

    private List<List<String>> rows(String sql) {
        try (Result result = session.execute(sql)) {
            return ResultText.rows(result);
        }
    }

    @Test
    void execute_groupedQuery_givesRowsInOrder() {
        assertThat(rows("SELECT kind, count(*) AS n, sum(price) FROM things WHERE id < 4 GROUP BY kind ORDER BY kind"))
                .containsExactly(List.of("a", "2", "1.50"), List.of("b", "1", "2.00"));
    }
}
