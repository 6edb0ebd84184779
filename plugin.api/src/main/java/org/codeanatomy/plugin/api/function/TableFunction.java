package org.codeanatomy.plugin.api.function;

import java.util.List;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.Table;
import org.osgi.annotation.versioning.ConsumerType;

/** A function in a FROM clause. Its arguments are constants. Stateless and thread-safe. */
@ConsumerType
public interface TableFunction {

    /** Its name and parameters. */
    FunctionSignature signature();

    /**
     * The table of a call, which lives as long as the statement.
     *
     * @param arguments constants whose number and kinds fit the signature
     * @param context what the function may ask of the engine
     * @throws PluginException if the arguments do not fit or the table cannot be opened
     */
    Table bind(List<Argument> arguments, TableFunctionContext context) throws PluginException;
}
