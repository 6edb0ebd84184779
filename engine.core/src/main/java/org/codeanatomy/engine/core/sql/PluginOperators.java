package org.codeanatomy.engine.core.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlOperator;
import org.codeanatomy.engine.core.sql.FunctionRegistry.Served;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.TableFunction;

/** Operators for the functions of one lease, made when a statement names them. Used by one thread. */
final class PluginOperators {

    private final FunctionRegistry registry;
    private final Map<String, SqlOperator> made = new HashMap<>();

    PluginOperators(FunctionRegistry registry) {
        this.registry = registry;
    }

    /** Adds the operators of that name. */
    void find(String name, List<SqlOperator> found) {
        Served<ScalarFunction> scalar = registry.scalar(name);
        if (scalar != null) {
            found.add(made.computeIfAbsent(key("scalar", name), key -> new PluginScalarOperator(scalar)));
        }
        Served<TableFunction> table = registry.table(name);
        if (table != null) {
            found.add(made.computeIfAbsent(key("table", name), key -> new PluginTableOperator(table, registry)));
        }
    }

    private static String key(String kind, String name) {
        return kind + " " + name.toLowerCase(Locale.ROOT);
    }
}
