package org.codeanatomy.engine.core.sql;

import java.util.List;
import java.util.Map;

/** A parsed statement. Queries inside are text still. */
public sealed interface Statement {

    /** Anything that Calcite parses. */
    record Query(QueryText query) implements Statement {}

    /** {@code EXPLAIN [ANALYZE] [FORMAT JSON] query}. */
    record Explain(boolean analyze, boolean json, QueryText query) implements Statement {}

    /** {@code DESCRIBE [DETAIL] table}. */
    record DescribeTable(Name table, boolean detail) implements Statement {}

    /** {@code DESCRIBE query}. */
    record DescribeQuery(QueryText query) implements Statement {}

    /** {@code SHOW TABLES | FUNCTIONS | PLUGINS | SETTINGS}. */
    record Show(Subject subject) implements Statement {

        /** What can be shown. */
        public enum Subject {
            TABLES,
            FUNCTIONS,
            PLUGINS,
            SETTINGS
        }
    }

    /** {@code CREATE [OR REPLACE] EXTERNAL TABLE [IF NOT EXISTS] name STORED AS kind [LOCATION …] [OPTIONS (…)]}. */
    record CreateExternalTable(
            Name name, boolean orReplace, boolean ifNotExists, String kind, Map<String, String> options)
            implements Statement {
        /** Copies the options. */
        public CreateExternalTable {
            options = Map.copyOf(options);
        }
    }

    /** {@code CREATE [OR REPLACE] VIEW name AS query}. */
    record CreateView(Name name, boolean orReplace, QueryText query) implements Statement {}

    /** {@code DROP TABLE [IF EXISTS] name} or {@code DROP VIEW …}. */
    record Drop(Name name, boolean view, boolean ifExists) implements Statement {}

    /** {@code CALL procedure(arguments)}. */
    record Call(Name procedure, List<CallArgument> arguments) implements Statement {
        /** Copies the arguments. */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code SET name = value}. */
    record SetSetting(Name name, String value) implements Statement {}

    /** {@code RESET name}. */
    record Reset(Name name) implements Statement {}

    /**
     * A name and where it stands.
     *
     * @param text the names joined by dots
     */
    record Name(String text, int start, int end) {}

    /**
     * A constant argument.
     *
     * @param name by which it is passed, or null
     * @param value {@code String}, {@code Boolean}, {@code Long}, {@code BigDecimal}, or null
     */
    record CallArgument(String name, Object value, int start, int end) {}
}
