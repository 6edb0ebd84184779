package org.codeanatomy.plugin.api.function;

/** Names and version of the slots of this package, for annotations and for the host. */
public final class FunctionSlots {

    /** The version of this package, and so of its slots. */
    public static final String VERSION = "1.0.0";

    /** The capability of {@link ScalarFunctions}. */
    public static final String SCALAR_FUNCTION = "scalar-function";

    /** The capability of {@link TableFunctions}. */
    public static final String TABLE_FUNCTION = "table-function";

    private FunctionSlots() {}
}
