package org.codeanatomy.plugin.host.internal.unload;

import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.plugin.host.unload.EvidenceTier;
import org.codeanatomy.plugin.host.unload.RetentionReason;

/** Looks for what holds class loaders, without touching it. One picture of the JVM serves for many loaders. */
public final class Inspector {

    private final PublicEvidence evidence = PublicEvidence.now();
    private final List<ClassLoader> plugins;

    /** @param plugins the class loaders of all plugins, whose classes may have the same names */
    public Inspector(List<ClassLoader> plugins) {
        this.plugins = List.copyOf(plugins);
    }

    /** What holds a loader, as far as that can be seen without a heap dump. */
    public List<RetentionReason> reasons(ClassLoader loader, EvidenceTier deepest) {
        Belonging belonging = new Belonging(loader, plugins);
        List<RetentionReason> reasons = new ArrayList<>();
        evidence.reasons(belonging)
                .forEach(sentence -> reasons.add(new RetentionReason(EvidenceTier.PUBLIC, sentence)));
        if (deepest != EvidenceTier.PUBLIC) {
            OpenedEvidence.reasons(belonging, evidence.threads())
                    .forEach(sentence -> reasons.add(new RetentionReason(EvidenceTier.OPENED, sentence)));
        }
        return reasons;
    }

    /** What {@link EvidenceTier#OPENED} needs and does not have; empty if it has everything. */
    public static String whatIsClosed() {
        return OpenedJdk.whatIsClosed();
    }
}
