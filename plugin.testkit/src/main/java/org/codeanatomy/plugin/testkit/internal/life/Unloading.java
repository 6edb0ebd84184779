package org.codeanatomy.plugin.testkit.internal.life;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.GenerationState;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginStatus;

/** Asks the host for the proof that generations are unloaded, and what it knows if they are not. */
final class Unloading {

    private static final Duration PROOF = Duration.ofSeconds(5);

    private final PluginHost host;

    Unloading(PluginHost host) {
        this.host = host;
    }

    /** What is still there, as the rest of a sentence that begins with the plugin; null if nothing is. */
    String problem() {
        List<GenerationId> left;
        try {
            RecordMethods.forget(host.getClass());
            left = host.proveCollected(PROOF);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the proof that it is unloaded was interrupted";
        }
        if (left.isEmpty()) {
            return null;
        }
        String reasons = host.plugins().stream()
                .filter(status -> status.state() == GenerationState.RETAINED)
                .map(PluginStatus::reason)
                .distinct()
                .collect(Collectors.joining("; "));
        return left.size() + (left.size() == 1 ? " generation is" : " generations are") + " not unloaded after "
                + PROOF.toSeconds() + " s of collections (" + reasons
                + "): something holds the class loader, for instance a thread that still runs, a shutdown hook, a timer,"
                + " or a cache outside the plugin; remove it when the component is deactivated";
    }
}
