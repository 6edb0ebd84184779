package org.codeanatomy.plugin.api.source;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Slot {@code view-pack}: named SQL views over evidence, with what must hold of them: the semantic model, handed over
 * as data. A stateless singleton.
 */
@ConsumerType
public interface ViewPack {

    /** The pack's name. */
    String name();

    /** The views, each naming only evidence tables and views before it. */
    List<ModelView> views();

    /** What must hold of the result, or the build fails. */
    List<IntegrityRule> rules();
}
