package org.codeanatomy.plugin.api.function;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What a table function may ask of the engine while it is planned. */
@ProviderType
public interface TableFunctionContext {

    /** Every function that the statement can call, of all plugins and of the engine, ordered by kind and name. */
    List<FunctionDescription> functions();
}
