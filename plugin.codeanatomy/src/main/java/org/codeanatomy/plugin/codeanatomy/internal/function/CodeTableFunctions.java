package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.List;
import org.codeanatomy.plugin.api.function.TableFunction;
import org.codeanatomy.plugin.api.function.TableFunctionSlot;
import org.codeanatomy.plugin.api.function.TableFunctions;
import org.osgi.service.component.annotations.Component;

/** The table functions of this plugin. */
@Component
@TableFunctionSlot(names = "udf_registry")
public final class CodeTableFunctions implements TableFunctions {

    private final List<TableFunction> functions = List.of(new UdfRegistry());

    @Override
    public List<TableFunction> functions() {
        return functions;
    }
}
