package org.codeanatomy.engine.core.operator;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.plugin.api.PluginException;

/** Makes the one kind of failure that a statement ends with out of whatever was thrown. */
public final class Failures {

    private static final Pattern REQUESTED = Pattern.compile("size (\\d+)");

    private Failures() {}

    /** The allocator refused memory to an operator. */
    public static EngineException outOfMemory(
            String operator, OutOfMemoryException refused, BufferAllocator allocator) {
        Matcher matcher = REQUESTED.matcher(String.valueOf(refused.getMessage()));
        String requested = matcher.find() ? matcher.group(1) : "more";
        return new EngineException(
                Stage.EXECUTE,
                "OUT_OF_MEMORY",
                operator + " asked for " + requested + " bytes; the statement holds " + allocator.getAllocatedMemory()
                        + " of " + allocator.getLimit() + "; raise the limit with SET memory_limit",
                Map.of(
                        "operator",
                        operator,
                        "requested",
                        requested,
                        "limit",
                        String.valueOf(allocator.getLimit()),
                        "setting",
                        "memory_limit"),
                null);
    }

    /**
     * Foreign code failed. Nothing thrown by it is kept.
     *
     * @param code for what is no {@link PluginException}, which brings its own
     * @param what whose call it was, the subject of the sentence
     */
    public static EngineException foreign(String code, String what, Map<String, String> details, Throwable thrown) {
        if (thrown instanceof PluginException told) {
            return new EngineException(
                    Stage.EXECUTE, code, what + " failed: " + told.getMessage(), told.details(), null);
        }
        String text = thrown.getClass().getName() + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
        return new EngineException(Stage.EXECUTE, code, what + " failed with " + text, details, null);
    }

    /** The statement was stopped. */
    public static EngineException cancelled(String reason) {
        return new EngineException(Stage.EXECUTE, "CANCELLED", "the statement was cancelled: " + reason);
    }
}
