package org.codeanatomy.plugin.host;

/** Where a generation stands. */
public enum GenerationState {
    /** Installed and being checked; nobody sees it. */
    CANDIDATE,
    /** In the published snapshot. */
    ACTIVE,
    /** Not published, because one of its services went away; serves again when the service is back. */
    SUSPENDED,
    /** No longer published; statements that lease it run to their end. */
    DRAINING,
    /** Stopped; its classes and memory are not yet shown to be gone. */
    RETIRED,
    /** Its class loader was collected. */
    COLLECTED,
    /** Stopped, and something still holds its class loader. */
    RETAINED,
    /** It did not fit, and never served. */
    REFUSED
}
