package org.codeanatomy.plugin.host;

import java.util.List;

/** A plugin that is not admitted, with every reason. What was serving goes on serving. */
public final class PluginRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    /**
     * A refusal.
     *
     * @param subject what was refused, for instance {@code hello 1.2.0}
     * @param reasons one sentence each: what it needs, what there is, and the way out
     */
    public PluginRefusedException(String subject, List<String> reasons) {
        super(subject + " is refused: " + String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** The reasons, one sentence each. */
    public List<String> reasons() {
        return reasons == null ? List.of() : reasons;
    }
}
