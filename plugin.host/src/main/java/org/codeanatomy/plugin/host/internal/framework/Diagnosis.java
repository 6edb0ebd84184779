package org.codeanatomy.plugin.host.internal.framework;

import java.nio.file.Path;
import java.util.List;
import org.codeanatomy.plugin.host.ChangePlan;
import org.codeanatomy.plugin.host.PluginDiagnosis;

/** The doctor and the planner as one service. Thread-safe. */
final class Diagnosis implements PluginDiagnosis {

    private final WhyNot whyNot;
    private final ChangePlanner planner;
    private final CollectionWatch collections;

    Diagnosis(WhyNot whyNot, ChangePlanner planner, CollectionWatch collections) {
        this.whyNot = whyNot;
        this.planner = planner;
        this.collections = collections;
    }

    @Override
    public List<String> why(String plugin) {
        collections.look();
        return whyNot.sentences(plugin);
    }

    @Override
    public ChangePlan planUpdate(String plugin, Path jar, boolean trial) {
        return planner.update(plugin, jar, trial);
    }

    @Override
    public ChangePlan planInstall(Path jar, boolean trial) {
        return planner.install(jar, trial);
    }

    @Override
    public ChangePlan planUninstall(String plugin) {
        return planner.uninstall(plugin);
    }
}
