package org.codeanatomy.plugin.api.table;

import java.util.OptionalLong;
import org.codeanatomy.plugin.api.PluginException;
import org.osgi.annotation.versioning.ConsumerType;

/** A part of a scan that one thread reads. Immutable. */
@ConsumerType
public interface Split {

    /** The number of rows it will return, if known. */
    OptionalLong rows();

    /** Opens it. */
    BatchReader open(ReadContext context) throws PluginException;
}
