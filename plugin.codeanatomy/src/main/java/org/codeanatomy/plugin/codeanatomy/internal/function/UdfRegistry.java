package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.List;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.TableFunction;
import org.codeanatomy.plugin.api.function.TableFunctionContext;
import org.codeanatomy.plugin.api.table.Table;

/** {@code udf_registry()}: one row per function that the statement can call. */
final class UdfRegistry implements TableFunction {

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("udf_registry")
                .description("The functions that can be called: names, kinds, who brings them.")
                .build();
    }

    @Override
    public Table bind(List<Argument> arguments, TableFunctionContext context) {
        return new RegistryTable(context.functions());
    }
}
