package org.codeanatomy.engine.core.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/** The operators of one statement: the engine's own, and those of the plugins that its lease holds. */
final class EngineOperatorTable implements SqlOperatorTable {

    private static final Map<String, List<SqlOperator>> BUILT_IN = BuiltinFunctions.operators().stream()
            .collect(Collectors.groupingBy(operator -> operator.getName().toUpperCase(Locale.ROOT)));

    private final PluginOperators plugins;

    EngineOperatorTable(PluginOperators plugins) {
        this.plugins = plugins;
    }

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        String text = String.join(".", name.names);
        for (SqlOperator operator : BUILT_IN.getOrDefault(text.toUpperCase(Locale.ROOT), List.of())) {
            // functions with a syntax of their own, like COUNT(*) and CAST, are written as functions too
            if (operator.getSyntax().family == syntax.family
                    || (syntax == SqlSyntax.FUNCTION && operator instanceof SqlFunction)) {
                found.add(operator);
            }
        }
        if (found.isEmpty() && syntax == SqlSyntax.FUNCTION) {
            plugins.find(text, found);
        }
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return BuiltinFunctions.operators();
    }
}
