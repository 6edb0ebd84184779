package org.codeanatomy.plugin.api.procedure;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Slot {@code procedure}: what {@code CALL name(…)} runs. A stateless singleton, called from many threads. */
@ConsumerType
public interface Procedures {

    /** The procedures. The same list at every call. */
    List<Procedure> procedures();
}
