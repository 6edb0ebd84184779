package org.codeanatomy.plugin.host;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Says why a plugin is not serving, and what a change of plugins would do. Changes nothing. Published as a service.
 * Thread-safe.
 */
@ProviderType
public interface PluginDiagnosis {

    /**
     * Why a plugin is not serving: one sentence for each thing it lacks, or one that says that it serves. Says also why
     * a version that came later than the serving one was refused.
     *
     * @param plugin its name; one that is nearly right is guessed
     * @return at least one sentence
     */
    List<String> why(String plugin);

    /**
     * What {@link PluginHost#update} would do.
     *
     * @param trial whether the jar is started aside, where nobody sees it, to learn what can only be learned from
     *     running code: whether its components come to life, whether it says that it is well, its smoke query, and which
     *     names mean something else than before. Without it none of its code runs
     */
    ChangePlan planUpdate(String plugin, Path jar, boolean trial);

    /**
     * What {@link PluginHost#install} would do.
     *
     * @param trial as for an update
     */
    ChangePlan planInstall(Path jar, boolean trial);

    /** What {@link PluginHost#uninstall} would do. */
    ChangePlan planUninstall(String plugin);
}
