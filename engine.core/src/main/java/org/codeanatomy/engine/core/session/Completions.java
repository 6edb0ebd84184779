package org.codeanatomy.engine.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.catalog.Catalog.NamedEntry;
import org.codeanatomy.engine.core.catalog.CatalogEntry;
import org.codeanatomy.engine.core.sql.QueryText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names that complete what somebody types. */
final class Completions {

    private static final Logger LOG = LoggerFactory.getLogger(Completions.class);

    private static final List<String> KEYWORDS = List.of(
            "ANALYZE",
            "AND",
            "AS",
            "ASC",
            "BETWEEN",
            "BY",
            "CALL",
            "CASE",
            "CAST",
            "CREATE",
            "CROSS",
            "DATE",
            "DESC",
            "DESCRIBE",
            "DETAIL",
            "DISTINCT",
            "DROP",
            "ELSE",
            "END",
            "ESCAPE",
            "EXCEPT",
            "EXISTS",
            "EXPLAIN",
            "EXTERNAL",
            "FALSE",
            "FILTER",
            "FORMAT",
            "FROM",
            "FULL",
            "FUNCTIONS",
            "GROUP",
            "HAVING",
            "IF",
            "ILIKE",
            "IN",
            "INNER",
            "INTERSECT",
            "IS",
            "JOIN",
            "JSON",
            "LEFT",
            "LIKE",
            "LIMIT",
            "LOCATION",
            "NOT",
            "NULL",
            "NULLS",
            "OFFSET",
            "ON",
            "OPTIONS",
            "OR",
            "ORDER",
            "OUTER",
            "PLUGINS",
            "REPLACE",
            "RESET",
            "RIGHT",
            "SELECT",
            "SET",
            "SETTINGS",
            "SHOW",
            "STORED",
            "TABLE",
            "TABLES",
            "THEN",
            "TIMESTAMP",
            "TRUE",
            "UNION",
            "USING",
            "VALUES",
            "VIEW",
            "WHEN",
            "WHERE",
            "WITH");

    private Completions() {}

    static List<String> of(StatementScope scope) {
        TreeSet<String> names = new TreeSet<>(KEYWORDS);
        scope.functions()
                .functions()
                .forEach(function -> names.add(function.signature().name()));
        for (String table : scope.tables().names()) {
            names.add(table);
            scope.tables().find(table).ifPresent(entry -> names.addAll(columns(scope, entry)));
        }
        return new ArrayList<>(names);
    }

    private static List<String> columns(StatementScope scope, NamedEntry entry) {
        try {
            return (entry.entry() instanceof CatalogEntry.View view
                            ? scope.plan(QueryText.of(view.sql())).schema()
                            : scope.tables().open(entry).table().schema())
                    .getFields().stream().map(field -> field.getName()).toList();
        } catch (EngineException unreadable) {
            // a table that cannot be opened has no columns to offer; its queries will say why
            LOG.debug("No columns to complete for {}: {}", entry.name(), unreadable.getMessage());
            return List.of();
        }
    }
}
