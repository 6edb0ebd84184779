package org.codeanatomy.engine.core.sql;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.Metadata;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;

/**
 * Which words of a query are names although Calcite reserves them: those that only features use which the dialect has
 * not, those of types and literals where none can stand, and all behind a dot or {@code AS}.
 */
final class DialectWords {

    private static final Metadata CALCITE =
            SqlBabelParserImpl.FACTORY.getParser(new StringReader("")).getMetadata();

    /** Words that a name needs quotes for. PostgreSQL reserves them too, or they would change what a query means. */
    private static final Set<String> RESERVED = Set.of(
            "ALL",
            "ANY",
            "ASOF",
            "CASE",
            "CROSS",
            "DEFAULT",
            "DISTINCT",
            "EXCEPT",
            "EXISTS",
            "FETCH",
            "FROM",
            "FULL",
            "GROUP",
            "HAVING",
            "IN",
            "INNER",
            "INTERSECT",
            "INTO",
            "JOIN",
            "LATERAL",
            "LEFT",
            "LIMIT",
            "MATCH_RECOGNIZE",
            "NATURAL",
            "NOT",
            "NULL",
            "OFFSET",
            "ON",
            "ORDER",
            "OUTER",
            "OVER",
            "QUALIFY",
            "RIGHT",
            "SAFE_CAST",
            "SELECT",
            "SOME",
            "TABLE",
            "TABLESAMPLE",
            "THEN",
            "TRY_CAST",
            "UNION",
            "UNNEST",
            "USING",
            "VALUES",
            "WHEN",
            "WHERE",
            "WINDOW",
            "WITH");

    private static final Set<String> QUERY_STARTS = Set.of("SELECT", "WITH", "VALUES", "TABLE", "(");
    private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

    private final List<String> words;
    private final boolean[] names;

    /**
     * The words of a query.
     *
     * @param images all tokens as they are written
     */
    DialectWords(List<String> images) {
        this.words =
                images.stream().map(image -> image.toUpperCase(Locale.ROOT)).toList();
        this.names = new boolean[words.size()];
        // other statements are refused by what the parser takes them for
        if (QUERY_STARTS.contains(at(0))) {
            find();
        }
    }

    boolean isName(int index) {
        return names[index];
    }

    /** What the words between two parentheses are. */
    private enum Inside {
        ANYTHING,
        CAST,
        /** A type, or a window: its words are the parser's. */
        WORDS_OF_ITS_OWN
    }

    private void find() {
        Deque<Inside> open = new ArrayDeque<>(List.of(Inside.ANYTHING));
        for (int i = 0; i < words.size(); i++) {
            String word = at(i);
            if (word.equals("(")) {
                open.push(opened(open.peek(), at(i - 1)));
            } else if (word.equals(")") && open.size() > 1) {
                open.pop();
            } else if (word.equals("AS") && open.peek() == Inside.CAST) {
                open.pop();
                open.push(Inside.WORDS_OF_ITS_OWN);
            } else if (isReserved(word)) {
                names[i] = open.peek() != Inside.WORDS_OF_ITS_OWN && isName(word, i);
            }
        }
    }

    private static Inside opened(Inside around, String before) {
        if (around == Inside.WORDS_OF_ITS_OWN || before.equals("OVER")) {
            return Inside.WORDS_OF_ITS_OWN;
        }
        return CASTS.contains(before) ? Inside.CAST : Inside.ANYTHING;
    }

    private static boolean isReserved(String word) {
        return CALCITE.isKeyword(word) && (!CALCITE.isNonReservedKeyword(word) || word.equals("UNIQUE"));
    }

    private boolean isName(String word, int index) {
        String before = at(index - 1);
        String after = at(index + 1);
        if (before.equals(".") || before.equals("AS")) {
            return true;
        }
        return switch (word) {
            case "DATE", "TIMESTAMP", "TIME" -> !before.equals("::") && !startsLiteral(after);
            case "INTERVAL" ->
                !startsLiteral(after)
                        && !isNumber(after)
                        && !(Set.of("+", "-").contains(after) && startsLiteral(at(index + 2)));
            case "ROW", "ROWS" -> !isNumber(before) && !Set.of("FIRST", "NEXT").contains(before) && !after.equals("(");
            case "BY" -> !Set.of("GROUP", "ORDER", "PARTITION").contains(before);
            case "PARTITION" -> !after.equals("BY");
            case "NEXT" -> !before.equals("FETCH");
            case "GROUPING" -> !after.equals("SETS") && !after.equals("(");
            case "ROLLUP", "UNIQUE" -> !after.equals("(");
            default -> !RESERVED.contains(word);
        };
    }

    private static boolean startsLiteral(String word) {
        return word.startsWith("'") || word.equals("WITH") || word.equals("WITHOUT") || word.equals("ZONE");
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0));
    }

    private String at(int index) {
        return index < 0 || index >= words.size() ? "" : words.get(index);
    }
}
