package org.codeanatomy.plugin.host.internal.framework;

import java.util.List;
import java.util.Optional;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.UpdateReport;
import org.codeanatomy.plugin.host.internal.generation.Phase;
import org.codeanatomy.plugin.host.internal.lease.LiveGeneration;

/** What a change of plugins did, for programs and as a sentence. */
final class Reports {

    private Reports() {}

    static UpdateReport replaced(Optional<Generation> old, Generation now) {
        List<String> notes = now.notes();
        String summary = now.id() + " serves"
                + old.map(Reports::replacing).orElse("")
                + (notes.isEmpty() ? "" : "; " + String.join("; ", notes)) + ".";
        return report(old, Optional.of(now), summary);
    }

    static UpdateReport uninstalled(Generation old) {
        return report(Optional.of(old), Optional.empty(), old.id() + " is uninstalled; " + ending(old) + ".");
    }

    /** A plugin is not committed any more whose bundle was not there. */
    static UpdateReport forgotten(String plugin) {
        return new UpdateReport(
                Optional.empty(), Optional.empty(), 0, 0, plugin + " is uninstalled; it did not serve.");
    }

    /** Nothing was changed: what serves now is what served before. */
    static UpdateReport rehearsed(Optional<Generation> old, Generation candidate) {
        List<String> notes = candidate.notes();
        String summary = candidate.id() + " passes every check and would serve"
                + old.map(generation -> " in place of " + generation.id()).orElse("")
                + (notes.isEmpty() ? "" : "; " + String.join("; ", notes)) + "; nothing was changed.";
        return unchanged(old, summary);
    }

    /** Nothing was changed. */
    static UpdateReport wouldBeUninstalled(Generation generation) {
        LiveGeneration live = generation.live();
        int leases = live == null ? 0 : live.holderDescriptions().size();
        return unchanged(
                Optional.of(generation),
                generation.id() + " would be uninstalled; statements that use it now: " + leases
                        + "; nothing was changed.");
    }

    private static UpdateReport unchanged(Optional<Generation> old, String summary) {
        Optional<GenerationId> id = old.map(Generation::id);
        return new UpdateReport(id, id, 0, 0, summary);
    }

    private static String replacing(Generation old) {
        return " in place of " + old.id() + ", which is " + ending(old);
    }

    private static String ending(Generation old) {
        Generation.DrainResult drain = old.drain();
        String how = "drained in " + drain.millis() + " ms"
                + (drain.cancelled() == 0 ? "" : " with " + drain.cancelled() + " statements cancelled");
        return old.phase() == Phase.RETAINED
                ? how + " and retained: " + String.join("; ", old.lifecycle().reasons())
                : how + " and retired, its collection pending";
    }

    private static UpdateReport report(Optional<Generation> old, Optional<Generation> now, String summary) {
        Generation.DrainResult drain = old.map(Generation::drain).orElse(new Generation.DrainResult(0, 0));
        return new UpdateReport(
                old.map(Generation::id), now.map(Generation::id), drain.millis(), drain.cancelled(), summary);
    }
}
