package org.codeanatomy.plugin.host.internal.framework;

import java.util.List;
import java.util.Optional;
import org.codeanatomy.plugin.host.UpdateReport;
import org.codeanatomy.plugin.host.internal.generation.Phase;

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
