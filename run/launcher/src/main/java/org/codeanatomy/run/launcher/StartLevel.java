package org.codeanatomy.run.launcher;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * The order in which kinds of bundles start: plugins when those are there who check and serve them, and at last what
 * watches the drop folder, or it would install plugins before the host is there to take them.
 */
enum StartLevel {
    INFRASTRUCTURE(1),
    ENGINE(2),
    PLUGIN(3),
    WATCHER(4);

    private static final String FILE_INSTALL = "org.apache.felix.fileinstall";
    private static final String OURS = "org.codeanatomy.";
    private static final String PLUGIN_CAPABILITY = "org.codeanatomy.plugin;";

    private final int number;

    StartLevel(int number) {
        this.number = number;
    }

    static StartLevel of(Bundle bundle) {
        String capabilities = bundle.getHeaders().get(Constants.PROVIDE_CAPABILITY);
        if (capabilities != null && capabilities.contains(PLUGIN_CAPABILITY)) {
            return PLUGIN;
        }
        String name = bundle.getSymbolicName();
        if (FILE_INSTALL.equals(name)) {
            return WATCHER;
        }
        return name != null && name.startsWith(OURS) ? ENGINE : INFRASTRUCTURE;
    }

    /** Bundles of a level start after those of lower numbers; the framework itself is level 0. */
    int number() {
        return number;
    }

    static int last() {
        return WATCHER.number();
    }
}
