package org.codeanatomy.plugin.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told of every step in the life of every generation, in the thread that takes the step and before the next one is
 * taken. Registered as a service. What it throws is logged and harms nobody. Thread-safe.
 */
@ConsumerType
@FunctionalInterface
public interface LifecycleListener {

    /** A step was taken. Whatever this does delays the change of plugins, so it should be short. */
    void onEvent(LifecycleEvent event);
}
