package org.codeanatomy.engine.core.expression;

import java.util.Map;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.PluginMemoryException;

/** Tells a plugin's budget from other failures of its calls. */
public final class PluginBudget {

    private PluginBudget() {}

    /**
     * The failure of a statement whose plugin wanted more memory than it may have; null if that is not what happened.
     *
     * @param what whose call it was, the subject of the sentence
     * @param thrown by the call; the plugin may have wrapped it
     */
    public static EngineException exceeded(String what, GenerationId generation, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PluginMemoryException refused) {
                return new EngineException(
                        Stage.EXECUTE,
                        "PLUGIN_MEMORY_EXCEEDED",
                        what + " failed: " + refused.getMessage(),
                        Map.of("plugin", generation.plugin(), "version", generation.version()),
                        null);
            }
        }
        return null;
    }
}
