package org.codeanatomy.engine.core.sql;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.codeanatomy.plugin.api.function.FunctionDescription;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;

/** The operators and functions that the engine itself computes. What is not listed here is unknown in a query. */
final class BuiltinFunctions {

    private static final List<SqlOperator> OPERATORS = List.of(
            AND,
            OR,
            NOT,
            EQUALS,
            NOT_EQUALS,
            LESS_THAN,
            LESS_THAN_OR_EQUAL,
            GREATER_THAN,
            GREATER_THAN_OR_EQUAL,
            IS_NULL,
            IS_NOT_NULL,
            IS_TRUE,
            IS_NOT_TRUE,
            IS_FALSE,
            IS_NOT_FALSE,
            IS_UNKNOWN,
            IS_NOT_UNKNOWN,
            IS_DISTINCT_FROM,
            IS_NOT_DISTINCT_FROM,
            BETWEEN,
            NOT_BETWEEN,
            SYMMETRIC_BETWEEN,
            SYMMETRIC_NOT_BETWEEN,
            IN,
            NOT_IN,
            EXISTS,
            SCALAR_QUERY,
            LIKE,
            NOT_LIKE,
            SqlLibraryOperators.ILIKE,
            SqlLibraryOperators.NOT_ILIKE,
            PLUS,
            MINUS,
            MULTIPLY,
            DIVIDE,
            PERCENT_REMAINDER,
            UNARY_PLUS,
            UNARY_MINUS,
            CONCAT,
            CAST,
            CASE,
            ROW,
            DEFAULT,
            ARGUMENT_ASSIGNMENT,
            FILTER,
            DESC,
            NULLS_FIRST,
            NULLS_LAST,
            DOT,
            SqlLibraryOperators.INFIX_CAST,
            EXPLICIT_TABLE,
            VALUES,
            LATERAL,
            COLLECTION_TABLE,
            SOME_EQ,
            SOME_NE,
            SOME_LT,
            SOME_LE,
            SOME_GT,
            SOME_GE,
            ALL_EQ,
            ALL_NE,
            ALL_LT,
            ALL_LE,
            ALL_GT,
            ALL_GE,
            // no operator of its own for execution, but parts of a query
            UNION,
            UNION_ALL,
            INTERSECT,
            EXCEPT);

    /** Calcite's own takes no text. */
    private static final SqlFunction OCTETS = SqlBasicFunction.create(
            "OCTET_LENGTH",
            ReturnTypes.INTEGER_NULLABLE,
            OperandTypes.or(OperandTypes.CHARACTER, OperandTypes.BINARY),
            SqlFunctionCategory.NUMERIC);

    /** Functions by the names that people write; Calcite's own name is used if it is null. */
    private static final List<Named> FUNCTIONS = List.of(
            named(ABS, "value"),
            named(FLOOR, "value"),
            named(CEIL, "value"),
            named(ROUND, "value", "digits"),
            named(MOD, "dividend", "divisor"),
            named(POWER, "base", "exponent"),
            named(SQRT, "value"),
            named(new Coalesce(), "values…"),
            named(NULLIF, "value", "other"),
            named(SqlLibraryOperators.GREATEST_PG, "values…"),
            named(SqlLibraryOperators.LEAST_PG, "values…"),
            named(UPPER, "text"),
            named(LOWER, "text"),
            named(CHAR_LENGTH, "text"),
            named(CHARACTER_LENGTH, "text"),
            named(SqlLibraryOperators.LENGTH, "text"),
            named(OCTETS, "text"),
            named(SUBSTRING, "text", "start", "length"),
            named(SqlLibraryOperators.SUBSTR_POSTGRESQL, "text", "start", "length"),
            named(TRIM, "text"),
            named(SqlLibraryOperators.LTRIM, "text"),
            named(SqlLibraryOperators.RTRIM, "text"),
            named(REPLACE, "text", "what", "by"),
            named(POSITION, "what IN text"),
            named(SqlLibraryOperators.STRPOS, "text", "what"),
            named(SqlLibraryOperators.STARTS_WITH, "text", "prefix"),
            named(EXTRACT, "part FROM date"),
            named(YEAR, "date"),
            named(MONTH, "date"),
            named(HOUR, "timestamp"),
            named(MINUTE, "timestamp"),
            named(SECOND, "timestamp"),
            named(CURRENT_DATE),
            named(CURRENT_TIMESTAMP),
            named(SqlLibraryOperators.TRY_CAST, "value AS type"),
            named(SqlLibraryOperators.SAFE_CAST, "value AS type"));

    private static final List<Named> AGGREGATES = List.of(
            named(COUNT, "value"), named(SUM, "value"), named(MIN, "value"), named(MAX, "value"), named(AVG, "value"));

    private BuiltinFunctions() {}

    private record Named(SqlFunction function, List<String> parameters) {}

    private static Named named(SqlFunction function, String... parameters) {
        return new Named(function, List.of(parameters));
    }

    /** Everything a query may use, for the validator. */
    static List<SqlOperator> operators() {
        List<SqlOperator> all = new ArrayList<>(OPERATORS);
        FUNCTIONS.forEach(named -> all.add(named.function()));
        AGGREGATES.forEach(named -> all.add(named.function()));
        return all;
    }

    /** Names of functions. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        FUNCTIONS.forEach(named -> names.add(name(named)));
        AGGREGATES.forEach(named -> names.add(name(named)));
        return names;
    }

    private static String name(Named named) {
        return named.function().getName().toLowerCase(Locale.ROOT);
    }

    /** The same for people. */
    static List<FunctionDescription> descriptions() {
        List<FunctionDescription> all = new ArrayList<>();
        FUNCTIONS.forEach(named -> all.add(description(named, FunctionDescription.Kind.SCALAR)));
        AGGREGATES.forEach(named -> all.add(description(named, FunctionDescription.Kind.AGGREGATE)));
        return all;
    }

    private static FunctionDescription description(Named named, FunctionDescription.Kind kind) {
        Parameter[] parameters = named.parameters().stream()
                .map(parameter -> Parameter.any(parameter, ""))
                .toArray(Parameter[]::new);
        FunctionSignature signature = FunctionSignature.named(name(named))
                .parameters(parameters)
                .description("built in")
                .build();
        return new FunctionDescription(null, kind, signature);
    }
}
