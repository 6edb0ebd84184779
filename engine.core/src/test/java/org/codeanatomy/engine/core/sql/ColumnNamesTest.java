package org.codeanatomy.engine.core.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.core.testing.DemoEngine;
import org.codeanatomy.engine.core.testing.ResultText;
import org.codeanatomy.engine.core.testing.TextTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of columns that need no quotes. */
class ColumnNamesTest {

    private static final Path SURFACE = Path.of("..", "docs", "surface.md");
    private static final Pattern WORD = Pattern.compile("\\b[a-z][a-z_0-9]*\\b");

    /** Names that tables of others often have. */
    private static final List<String> COMMON = List.of(
            "name",
            "path",
            "kind",
            "value",
            "line",
            "start",
            "end",
            "type",
            "key",
            "text",
            "position",
            "date",
            "time",
            "timestamp",
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "interval",
            "row",
            "rows",
            "range",
            "user",
            "current",
            "count",
            "index",
            "column",
            "columns",
            "field",
            "fields",
            "level",
            "length",
            "size",
            "version",
            "status",
            "state",
            "message",
            "method",
            "module",
            "class",
            "function",
            "parameter",
            "parameters",
            "result",
            "results",
            "source",
            "target",
            "label",
            "language",
            "content",
            "comment",
            "description",
            "id",
            "uuid",
            "set",
            "update",
            "delete",
            "insert",
            "create",
            "drop",
            "call",
            "merge",
            "match",
            "pattern",
            "partition",
            "next",
            "first",
            "last",
            "new",
            "old",
            "minus",
            "skip",
            "stream",
            "measure",
            "cursor",
            "define",
            "unique",
            "unsigned",
            "variant",
            "volatile",
            "monday",
            "sunday",
            "ordinal",
            "grouping",
            "rollup",
            "snapshot",
            "explain",
            "describe",
            "by",
            "grant",
            "datetime",
            "date_part",
            "rank",
            "percent",
            "action",
            "code",
            "data",
            "domain",
            "element",
            "file",
            "host",
            "lines",
            "map",
            "model",
            "names",
            "object",
            "option",
            "options",
            "owner",
            "parent",
            "plan",
            "public",
            "role",
            "roles",
            "scope",
            "scale",
            "score",
            "section",
            "sequence",
            "server",
            "session",
            "sets",
            "share",
            "signature",
            "statement",
            "structure",
            "style",
            "tag",
            "tags",
            "title",
            "token",
            "tokens",
            "url",
            "usage",
            "view",
            "work",
            "zone",
            "min",
            "max",
            "sum",
            "avg",
            "left_id",
            "no",
            "of",
            "only",
            "without");

    /** Every column that the page of tables names; words of its prose come along and do no harm. */
    static Stream<String> names() throws IOException {
        String page = Files.readString(SURFACE);
        Set<String> names = new TreeSet<>(COMMON);
        String tables = page.substring(page.indexOf("## 3"), page.indexOf("Ids: "));
        tables.lines()
                .filter(line -> line.startsWith("| `") || line.startsWith("* `"))
                .forEach(line -> {
                    Matcher words = WORD.matcher(line);
                    while (words.find()) {
                        names.add(words.group());
                    }
                });
        assertThat(names).contains("ordinal", "column", "bstart", "is_namespace", "value_json", "resolution_method");
        names.removeAll(Set.of(
                "in", "from", "where", "on", "not", "null", "all", "with", "when", "order", "default", "then", "as"));
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void name_withoutQuotes_isAColumnWhereverOneStands(String name) {
        try (DemoEngine engine = new DemoEngine();
                VectorSchemaRoot data = TextTable.of(
                        engine.session().allocator(),
                        List.of(name + " int", "other int"),
                        List.of(List.of("1", "2"), List.of("3", "4")))) {
            engine.session().register("t", data);
            String sql =
                    "SELECT #, max(#) AS most, t.# + 1 AS more, other FROM t WHERE # = 1 AND NOT # IS NULL AND # IN (1)"
                            + " GROUP BY #, other HAVING # < 2 ORDER BY t.# DESC, # + 1";
            assertThat(rows(engine, sql.replace("#", name))).containsExactly(List.of("1", "1", "2", "2"));
            String join = "SELECT a.# FROM t a JOIN t b ON a.# = b.# AND b.# > 1 JOIN t c USING (#) ORDER BY a.#";
            assertThat(rows(engine, join.replace("#", name))).containsExactly(List.of("3"));
        }
    }

    private static List<List<String>> rows(DemoEngine engine, String sql) {
        try (Result result = engine.session().execute(sql)) {
            return ResultText.rows(result);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "select", "from", "limit", "table", "case", "null", "left"})
    void reservedWord_isAColumnInQuotesBehindADotAndAsAnAlias(String name) {
        try (DemoEngine engine = new DemoEngine()) {
            String sql = "SELECT t.#, \"#\" AS # FROM (SELECT 7 AS #) t".replace("#", name);
            assertThat(rows(engine, sql)).containsExactly(List.of("7", "7"));
        }
    }

    @Test
    void manyNames_stayNamesTogether() {
        List<String> names =
                new ArrayList<>(List.of("date", "ordinal", "timestamp", "rows", "interval", "set", "next"));
        Collections.reverse(names);
        try (DemoEngine engine = new DemoEngine()) {
            String items = names.stream().map(name -> "1 AS " + name).collect(Collectors.joining(", "));
            String sql = "SELECT " + String.join(", ", names) + " FROM (SELECT " + items + ") q WHERE "
                    + String.join(" = ", names.subList(0, 2));
            assertThat(rows(engine, sql)).containsExactly(Collections.nCopies(names.size(), "1"));
        }
    }

    @Test
    void errors_pointToWhereTheTextIsWrong() {
        try (DemoEngine engine = new DemoEngine()) {
            assertThatThrownBy(() -> rows(engine, "SELECT 1 AS ordinal\n\tWHERE ordinal = = 1"))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("syntax error at = (line 2, column 16)");
        }
    }
}
