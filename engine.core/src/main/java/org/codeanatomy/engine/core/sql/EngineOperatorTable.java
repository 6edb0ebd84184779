package org.codeanatomy.engine.core.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/** The operators of one statement: the engine's own, and those of the plugins that its lease holds. */
final class EngineOperatorTable implements SqlOperatorTable {

    private static final SqlOperatorTable BUILT_IN = SqlOperatorTables.of(BuiltinFunctions.operators());

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
        BUILT_IN.lookupOperatorOverloads(name, category, syntax, found, matcher);
        if (found.isEmpty() && syntax == SqlSyntax.FUNCTION) {
            plugins.find(String.join(".", name.names), found);
        }
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return new ArrayList<>(BUILT_IN.getOperatorList());
    }
}
