package org.codeanatomy.plugin.api.procedure;

import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.osgi.annotation.versioning.ConsumerType;

/** An action that is called by name. Thread-safe. */
@ConsumerType
public interface Procedure {

    /** Its name, usually {@code plugin.verb}, and its parameters. */
    FunctionSignature signature();

    /** The columns of what it reports. */
    Schema resultSchema();

    /**
     * Runs it to the end and returns its report.
     *
     * @param arguments constants whose number and kinds fit the signature
     */
    BatchReader call(List<Argument> arguments, ReadContext context) throws PluginException;
}
