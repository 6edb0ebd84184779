package org.codeanatomy.engine.core.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.TableMacro;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlUserDefinedTableMacro;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.catalog.OpenTable;
import org.codeanatomy.engine.core.catalog.PluginBoundary;
import org.codeanatomy.engine.core.sql.FunctionRegistry.Served;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.TableFunction;
import org.codeanatomy.plugin.api.table.Table;

/** A plugin's table function: bound while the statement is validated, and a table from then on. */
final class PluginTableOperator extends SqlUserDefinedTableMacro {

    private final transient Served<TableFunction> served;
    private final transient FunctionRegistry registry;
    private final transient Map<List<Argument>, ScannableTable> bound = new HashMap<>();

    PluginTableOperator(Served<TableFunction> served, FunctionRegistry registry) {
        super(
                new SqlIdentifier(served.signature().name(), SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.CURSOR,
                null,
                new PluginOperands(served.signature()),
                new NeverApplied());
        this.served = served;
        this.registry = registry;
    }

    /** The table of a call; the validator asks several times, the plugin is asked once. */
    @Override
    public TranslatableTable getTable(SqlOperatorBinding binding) {
        return bound.computeIfAbsent(CallArguments.bind(served.signature(), binding), this::open);
    }

    private ScannableTable open(List<Argument> arguments) {
        for (Argument argument : arguments) {
            if (!argument.constant()) {
                throw new SqlProblem(
                        "WRONG_ARGUMENTS", "arguments of table function " + getName() + " must be constants", null);
            }
        }
        Table table = PluginBoundary.call(
                Stage.VALIDATE, served.generation(), "open table function " + getName(), () -> served.function()
                        .bind(arguments, registry));
        return new ScannableTable(new OpenTable(getName(), table, served.generation()));
    }

    /** Calcite wants a macro; it is never asked, since {@link #getTable} is ours. */
    private static final class NeverApplied implements TableMacro {

        @Override
        public TranslatableTable apply(List<?> arguments) {
            throw new IllegalStateException("tables of functions are bound by getTable");
        }

        @Override
        public List<FunctionParameter> getParameters() {
            return List.of();
        }
    }
}
