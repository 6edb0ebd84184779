package org.codeanatomy.plugin.host.internal.framework;

import java.util.Collection;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.bundle.CollisionHook;

/**
 * Lets the host, and nobody else, install a second bundle with the same name and version: building the same version
 * again is what a plugin's author does all day.
 */
final class SameVersionAllowed implements CollisionHook {

    private final Bundle host;

    SameVersionAllowed(Bundle host) {
        this.host = host;
    }

    @Override
    public void filterCollisions(int operation, Bundle target, Collection<Bundle> collisions) {
        if (operation == INSTALLING && target.equals(host)) { // the target is the bundle that asks for the installation
            collisions.clear();
        }
    }
}
