package org.codeanatomy.plugin.host;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows what uses plugins. Whoever plans statements, keeps prepared ones or defines views registers one as a service, so
 * that a plan of a change can say whom it concerns. Thread-safe.
 */
@ConsumerType
@FunctionalInterface
public interface PluginUsers {

    /**
     * What uses a plugin now, in an order that stays the same while nothing changes.
     *
     * @param plugin the plugin's name
     */
    List<PluginUse> usersOf(String plugin);
}
