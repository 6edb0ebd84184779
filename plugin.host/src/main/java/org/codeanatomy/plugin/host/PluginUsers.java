package org.codeanatomy.plugin.host;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows what uses a plugin. Whoever keeps queries, prepared statements or views registers one as a service, so that a
 * change of plugins can be planned before it is made. Thread-safe.
 */
@ConsumerType
@FunctionalInterface
public interface PluginUsers {

    /** What uses the plugin now; empty if nothing does. */
    List<PluginUse> usersOf(String plugin);
}
