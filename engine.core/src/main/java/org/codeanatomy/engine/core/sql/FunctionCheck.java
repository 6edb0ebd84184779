package org.codeanatomy.engine.core.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.codeanatomy.engine.core.catalog.FormerProviders;
import org.codeanatomy.plugin.api.function.FunctionSlots;
import org.codeanatomy.plugin.host.PluginHost;

/**
 * Refuses functions that nobody offers before the validator does, because we know more: names that are near, and
 * plugins that had the function and are gone.
 */
final class FunctionCheck extends SqlBasicVisitor<Void> {

    private static final Set<SqlKind> ABSENT = Set.of(
            SqlKind.OVER,
            SqlKind.WITHIN_GROUP,
            SqlKind.MATCH_RECOGNIZE,
            SqlKind.PIVOT,
            SqlKind.UNPIVOT,
            SqlKind.UNNEST,
            // decorrelation would lose the outer rows for which an aggregate finds nothing
            SqlKind.LATERAL,
            SqlKind.TABLESAMPLE,
            SqlKind.ROLLUP,
            SqlKind.CUBE,
            SqlKind.GROUPING_SETS,
            SqlKind.SIMILAR,
            SqlKind.RLIKE,
            SqlKind.ARRAY_VALUE_CONSTRUCTOR,
            SqlKind.MAP_VALUE_CONSTRUCTOR,
            SqlKind.ARRAY_QUERY_CONSTRUCTOR,
            SqlKind.MULTISET_VALUE_CONSTRUCTOR,
            SqlKind.ITEM,
            SqlKind.SNAPSHOT);

    private final FunctionRegistry registry;
    private final PluginHost host;

    FunctionCheck(FunctionRegistry registry, PluginHost host) {
        this.registry = registry;
        this.host = host;
    }

    @Override
    public Void visit(SqlCall call) {
        if (ABSENT.contains(call.getKind())) {
            String what = call.getKind() == SqlKind.OVER
                    ? "window functions are"
                    : call.getOperator().getName() + " is";
            throw new SqlProblem(
                    "UNSUPPORTED_QUERY", what + " not supported in this version", call.getParserPosition());
        }
        boolean recursive = call instanceof SqlWithItem item && item.recursive.booleanValue();
        if (recursive || isAllWithoutUnion(call)) {
            String what = recursive ? "WITH RECURSIVE" : call.getOperator().getName();
            throw new SqlProblem(
                    "UNSUPPORTED_QUERY", what + " is not supported in this version", call.getParserPosition());
        }
        if (call.getOperator() instanceof SqlFunction function) {
            check(call, function);
        }
        return super.visit(call);
    }

    private static boolean isAllWithoutUnion(SqlCall call) {
        return call.getOperator() instanceof SqlSetOperator operator
                && operator.isAll()
                && operator.getKind() != SqlKind.UNION;
    }

    private void check(SqlCall call, SqlFunction function) {
        String name = String.join(".", function.getNameAsId().names);
        boolean known = registry.scalar(name) != null
                || registry.table(name) != null
                || BuiltinFunctions.operators().stream()
                        .anyMatch(operator -> operator.getName().equalsIgnoreCase(name));
        if (!known) {
            throw new SqlProblem("UNKNOWN_FUNCTION", unknown(name, function), call.getParserPosition());
        }
    }

    private String unknown(String name, SqlFunction function) {
        return FormerProviders.sentence(
                        host, "function " + name, name, FunctionSlots.SCALAR_FUNCTION, FunctionSlots.TABLE_FUNCTION)
                .orElseGet(() -> neverServed(name, function));
    }

    private String neverServed(String name, SqlFunction function) {
        List<String> known = new ArrayList<>(BuiltinFunctions.names());
        known.addAll(registry.names());
        String what = function instanceof SqlUnresolvedFunction ? "there is no function " : "there is no built-in ";
        return what + name + NameSuggestions.didYouMean(name, known);
    }
}
