package org.codeanatomy.plugin.host.internal.dropfolder;

import java.nio.file.Path;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.osgi.annotation.versioning.ProviderType;

/** What becomes of plugin jars in a watched folder. A service of this bundle for itself. Thread-safe. */
@ProviderType
public interface DroppedJars {

    /**
     * A jar is there, new, or perhaps changed, or seen for the first time since the start.
     *
     * @throws PluginRefusedException if it does not fit
     */
    void come(Path file) throws PluginRefusedException;

    /**
     * A file is gone.
     *
     * @throws PluginRefusedException if its plugin cannot be uninstalled
     */
    void go(Path file) throws PluginRefusedException;
}
