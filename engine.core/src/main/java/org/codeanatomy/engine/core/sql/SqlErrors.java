package org.codeanatomy.engine.core.sql;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;

/** Turns what Calcite says about a statement into our errors: a code, one sentence, and carets under the place. */
final class SqlErrors {

    private static final int MOST_EXPECTED = 5;
    private static final Pattern END = Pattern.compile("Encountered \"(?:[^\"\n]*<EOF>)?\" at line|Encountered <EOF>");
    /** Words that are not understood as the last because something must follow. */
    private static final Set<String> WANTING = Set.of(
            "AND",
            "BETWEEN",
            "CROSS",
            "EXCEPT",
            "FETCH",
            "FROM",
            "FULL",
            "GROUP",
            "HAVING",
            "IN",
            "INNER",
            "INTERSECT",
            "IS",
            "JOIN",
            "LEFT",
            "LIKE",
            "LIMIT",
            "NATURAL",
            "NOT",
            "OFFSET",
            "ON",
            "OR",
            "ORDER",
            "RIGHT",
            "UNION",
            "USING",
            "WHERE");

    private static final Pattern UNKNOWN_TABLE = Pattern.compile("(?:Object|Table) '([^']*)' not found.*");
    private static final Pattern UNKNOWN_COLUMN = Pattern.compile("Column '([^']*)' not found in (?:any )?table.*");
    private static final Pattern AMBIGUOUS = Pattern.compile("Column '([^']*)' is ambiguous");

    private final SourceText source;
    private final int end;

    SqlErrors(QueryText query) {
        this.source = new SourceText(query.statement());
        this.end = query.statement().substring(0, query.end()).stripTrailing().length();
    }

    EngineException parse(SqlParseException failure) {
        if (failure.getCause() instanceof StackOverflowError) {
            return new EngineException(
                    Stage.PARSE, "QUERY_TOO_COMPLEX", "the query is nested too deeply; take it apart with views");
        }
        SqlParserPos position = failure.getPos() == null ? SqlParserPos.ZERO : failure.getPos();
        String message = String.valueOf(failure.getMessage());
        boolean wanting = endsAt(position) && WANTING.contains(text(position).toUpperCase(Locale.ROOT));
        if (wanting || END.matcher(message).find()) {
            return source.syntaxError("syntax error: the statement ends too early" + expected(failure), end, end + 1);
        }
        return located(Stage.PARSE, "SYNTAX_ERROR", "syntax error at " + text(position) + expected(failure), position);
    }

    private boolean endsAt(SqlParserPos position) {
        return source.offset(position.getEndLineNum(), position.getEndColumnNum()) + 1 == end;
    }

    private static String expected(SqlParseException failure) {
        Collection<String> tokens = new TreeSet<>();
        if (failure.getExpectedTokenNames() != null) {
            failure.getExpectedTokenNames().forEach(token -> tokens.add(token.replace("\"", "")));
        }
        boolean few = !tokens.isEmpty() && tokens.size() <= MOST_EXPECTED;
        return few ? "; expected " + String.join(" or ", tokens) : "";
    }

    EngineException validate(SqlProblem problem) {
        return located(Stage.VALIDATE, problem.code(), problem.getMessage(), problem.position());
    }

    /** An error of the validator; {@code tables} and {@code columns} are names that may have been meant. */
    EngineException validate(CalciteContextException failure, Collection<String> tables, Collection<String> columns) {
        String message = failure.getCause() == null
                ? String.valueOf(failure.getMessage())
                : String.valueOf(failure.getCause().getMessage());
        SqlParserPos position = new SqlParserPos(
                failure.getPosLine(), failure.getPosColumn(), failure.getEndPosLine(), failure.getEndPosColumn());
        Matcher table = UNKNOWN_TABLE.matcher(message);
        if (table.matches()) {
            String name = table.group(1);
            String problem = "there is no table " + name + NameSuggestions.didYouMean(name, tables);
            return located(Stage.VALIDATE, "UNKNOWN_TABLE", problem, position);
        }
        Matcher column = UNKNOWN_COLUMN.matcher(message);
        if (column.matches()) {
            String name = column.group(1);
            String problem = "there is no column " + name + NameSuggestions.didYouMean(name, columns);
            return located(Stage.VALIDATE, "UNKNOWN_COLUMN", problem, position);
        }
        Matcher ambiguous = AMBIGUOUS.matcher(message);
        if (ambiguous.matches()) {
            String problem =
                    "column " + ambiguous.group(1) + " is in several tables; write table." + ambiguous.group(1);
            return located(Stage.VALIDATE, "AMBIGUOUS_COLUMN", problem, position);
        }
        if (message.startsWith("Illegal use of dynamic parameter")) {
            String problem = "nothing here tells the type of this parameter; write CAST(? AS type)";
            return located(Stage.VALIDATE, "UNKNOWN_TYPE", problem, position);
        }
        return located(Stage.VALIDATE, code(message), lowerFirst(firstLine(message)), position);
    }

    private static String code(String message) {
        if (message.startsWith("Cannot apply") || message.startsWith("Invalid number of arguments")) {
            return "WRONG_ARGUMENTS";
        }
        return "INVALID_QUERY";
    }

    private String text(SqlParserPos position) {
        int start = source.offset(position.getLineNum(), position.getColumnNum());
        int end = source.offset(position.getEndLineNum(), position.getEndColumnNum()) + 1;
        return source.text()
                .substring(start, Math.min(Math.max(start, end), source.text().length()));
    }

    private EngineException located(Stage stage, String code, String problem, SqlParserPos position) {
        if (position.getLineNum() <= 0) {
            return new EngineException(stage, code, problem);
        }
        int start = source.offset(position.getLineNum(), position.getColumnNum());
        int end = source.offset(position.getEndLineNum(), position.getEndColumnNum()) + 1;
        return source.error(stage, code, problem, start, end);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static String lowerFirst(String message) {
        boolean word = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        return word ? message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1) : message;
    }
}
