package org.codeanatomy.plugin.api.health;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says whether a plugin can do its work. Optional: a component that fills a slot implements it as well, and the host
 * finds it there. The host asks every candidate that it installs before the switch, and refuses one that is
 * {@link HealthReport.Status#CRITICAL}; it asks those that serve whenever somebody wants to know. Called from many
 * threads.
 */
@ConsumerType
@FunctionalInterface
public interface PluginHealth {

    /**
     * Looks at what can fail without anybody changing the plugin: a disk, a licence, a server. Answers within a second
     * or so and changes nothing.
     *
     * @throws Exception if it cannot tell, which counts as critical; the message is what people see
     */
    HealthReport check() throws Exception;
}
