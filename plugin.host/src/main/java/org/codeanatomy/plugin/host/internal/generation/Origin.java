package org.codeanatomy.plugin.host.internal.generation;

/** Who brought a generation's bundle. */
public enum Origin {
    /** A transaction of the host: the host starts the bundle, and removes it if it does not fit. */
    HOST,
    /** Anybody else: it is running already, and stays installed if it does not fit. */
    OTHERS
}
