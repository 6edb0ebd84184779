package org.codeanatomy.engine.core.catalog;

import java.util.Map;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.host.GenerationId;

/**
 * Where calls into plugins return. Whatever a plugin throws becomes text here: no exception object of a plugin goes
 * further, since its backtrace would keep the plugin's classes alive.
 */
public final class PluginBoundary {

    private PluginBoundary() {}

    /** A call into a plugin that gives something back. */
    @FunctionalInterface
    public interface Call<T> {
        /** Makes the call. */
        T run() throws PluginException;
    }

    /**
     * Makes a call.
     *
     * @param generation whose code runs, or null for the engine's own, whose errors are passed on
     * @param activity what was asked, for the error; for instance {@code open table t}
     * @throws EngineException if the call fails in any way
     */
    public static <T> T call(
            EngineException.Stage stage, GenerationId generation, String activity, Call<? extends T> call) {
        try {
            return call.run();
        } catch (EngineException own) {
            if (generation == null) {
                throw own;
            }
            throw new EngineException(own.stage(), own.code(), own.getMessage());
        } catch (PluginException refusal) {
            String who = generation == null ? "" : generation + " could not " + activity + ": ";
            throw new EngineException(
                    stage, refusal.code(), who + refusal.getMessage(), Map.copyOf(refusal.details()), null);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError defect) {
            if (generation == null) {
                throw defect;
            }
            throw new EngineException(
                    stage,
                    "PLUGIN_FAILED",
                    generation + " failed to " + activity + ": " + describe(defect)
                            + "; this is a defect of the plugin");
        }
    }

    /** A throwable as text: its class and its message. */
    private static String describe(Throwable defect) {
        String message = defect.getMessage();
        String name = defect.getClass().getSimpleName();
        return message == null ? name : name + ", " + message;
    }
}
