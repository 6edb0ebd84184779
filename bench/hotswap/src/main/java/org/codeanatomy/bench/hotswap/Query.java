package org.codeanatomy.bench.hotswap;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;

/** The statements of the mix. Every value of every column says which build of the plugin made it. */
enum Query {
    SHORT_FUNCTION(1, "SELECT swap_build(n) AS f, build AS t FROM swap_rows(1)"),
    SHORT_TABLE(1, "SELECT swap_build(n) AS f, build AS t FROM few"),
    LONG_FUNCTION(Query.MANY, "SELECT swap_build(n) AS f, build AS t FROM swap_rows(" + Query.MANY + ")"),
    LONG_TABLE(Query.MANY, "SELECT swap_build(n) AS f, build AS t FROM many"),
    LONG_JOIN(
            Query.MANY,
            "SELECT swap_build(a.n) AS f, a.build AS t, b.build AS p FROM swap_rows(" + Query.MANY
                    + ") AS a JOIN many AS b ON a.n = b.n");

    /** What a query's rows say when they are not all of one build. */
    static final int MIXED = -1;

    private static final int MANY = 30_000;
    private static final int SHORT_PER_CENT = 80;
    private static final List<Query> LONG = List.of(LONG_FUNCTION, LONG_TABLE, LONG_JOIN);

    private final long rows;
    private final String sql;

    Query(long rows, String sql) {
        this.rows = rows;
        this.sql = sql;
    }

    /** Makes the tables that the queries name. */
    static void register(Session session) {
        session.register("few", "hotswap", Map.of("count", "1"));
        session.register("many", "hotswap", Map.of("count", String.valueOf(MANY)));
    }

    /** Four of five are short. */
    static Query any(SplittableRandom random) {
        if (random.nextInt(100) < SHORT_PER_CENT) {
            return random.nextBoolean() ? SHORT_FUNCTION : SHORT_TABLE;
        }
        return LONG.get(random.nextInt(LONG.size()));
    }

    /**
     * Runs it and reads all its rows.
     *
     * @return the build that made all of them, or {@link #MIXED}
     * @throws IllegalStateException if rows are missing or too many
     */
    int run(Session session) {
        long seen = 0;
        long build = 0;
        boolean mixed = false;
        try (Result result = session.execute(sql)) {
            for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
                for (FieldVector column : batch.getFieldVectors()) {
                    BigIntVector builds = (BigIntVector) column;
                    for (int row = 0; row < builds.getValueCount(); row++) {
                        build = build == 0 ? builds.get(row) : build;
                        mixed |= builds.get(row) != build;
                    }
                }
                seen += batch.getRowCount();
            }
        }
        if (seen != rows) {
            throw new IllegalStateException(this + " returned " + seen + " rows instead of " + rows);
        }
        return mixed ? MIXED : (int) build;
    }
}
