package org.codeanatomy.bench.hotswap.plugin;

import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.TableFunction;
import org.codeanatomy.plugin.api.function.TableFunctionContext;
import org.codeanatomy.plugin.api.function.TableFunctionSlot;
import org.codeanatomy.plugin.api.function.TableFunctions;
import org.codeanatomy.plugin.api.table.Table;
import org.osgi.service.component.annotations.Component;

/** {@code swap_rows(count)} is a {@link RowsTable}. */
@Component(service = TableFunctions.class)
@TableFunctionSlot(names = "swap_rows")
public final class RowsFunction implements TableFunctions, TableFunction {

    @Override
    public List<TableFunction> functions() {
        return List.of(this);
    }

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("swap_rows")
                .parameters(Parameter.of("count", new ArrowType.Int(64, true), "how many rows")
                        .literalOnly())
                .description("Rows with their number and the build that made them.")
                .build();
    }

    @Override
    public Table bind(List<Argument> arguments, TableFunctionContext context) {
        return new RowsTable((Long) arguments.get(0).value());
    }
}
