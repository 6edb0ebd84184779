package org.codeanatomy.engine.core.sql;

import java.util.Locale;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Tells queries from other statements that Calcite's parser takes. */
final class QueryShape {

    private QueryShape() {}

    /** Refuses what is no query. */
    static void requireQuery(SqlNode node) {
        if (!node.isA(SqlKind.QUERY) && node.getKind() != SqlKind.ORDER_BY) {
            String kind = node.getKind().name().replace('_', ' ').toUpperCase(Locale.ROOT);
            throw new SqlProblem(
                    "UNSUPPORTED_STATEMENT",
                    "statement " + kind + " is not supported; queries are, and EXPLAIN, DESCRIBE, SHOW,"
                            + " CREATE EXTERNAL TABLE, CREATE VIEW, DROP, CALL, SET and RESET",
                    node.getParserPosition());
        }
    }
}
