package org.codeanatomy.plugin.api.procedure;

/** Name and version of the slot of this package, for annotations and for the host. */
public final class ProcedureSlots {

    /** The version of this package, and so of its slot. */
    public static final String VERSION = "1.0.0";

    /** The capability of {@link Procedures}. */
    public static final String PROCEDURE = "procedure";

    private ProcedureSlots() {}
}
