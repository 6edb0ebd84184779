package org.codeanatomy.plugin.host.internal.generation;

/** Who brought a generation's bundle. */
public enum Origin {
    /** A transaction of the host: the host starts the bundle, and removes it if it does not fit. */
    HOST,
    /** The same, only to see whether it fits: it is removed when every check is done. */
    REHEARSAL,
    /** Anybody else: it is running already, and stays installed if it does not fit. */
    OTHERS
}
