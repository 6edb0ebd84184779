package org.codeanatomy.run.launcher;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** The order in which kinds of bundles start: plugins last, when those are there who check and serve them. */
enum StartLevel {
    INFRASTRUCTURE(1),
    ENGINE(2),
    PLUGIN(3);

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
        return name != null && name.startsWith(OURS) ? ENGINE : INFRASTRUCTURE;
    }

    /** Bundles of a level start after those of lower numbers; the framework itself is level 0. */
    int number() {
        return number;
    }

    static int last() {
        return PLUGIN.number();
    }
}
