package org.codeanatomy.plugin.api.function;

import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.PluginException;
import org.osgi.annotation.versioning.ConsumerType;

/** A columnar function of one value per row. Stateless and thread-safe. */
@ConsumerType
public interface ScalarFunction {

    /** Its name, parameters and properties. */
    FunctionSignature signature();

    /**
     * The result of a call with these arguments: type, nullability and metadata. The name of the field is ignored.
     *
     * @throws PluginException if the arguments, whose number and kinds fit the signature, do not fit otherwise
     */
    Field resultField(List<Argument> arguments) throws PluginException;

    /**
     * Prepares a call. The kernel is used by one thread at a time, and closed when the statement ends.
     *
     * @param arguments as given to {@link #resultField}
     */
    ScalarKernel prepare(List<Argument> arguments) throws PluginException;
}
