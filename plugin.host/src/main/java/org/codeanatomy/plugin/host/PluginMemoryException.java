package org.codeanatomy.plugin.host;

/** A plugin asked for more off-heap memory than its budget allows. The message says how to raise it. */
public final class PluginMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence names plugin, version, budget, and the setting */
    public PluginMemoryException(String sentence) {
        super(sentence);
    }
}
