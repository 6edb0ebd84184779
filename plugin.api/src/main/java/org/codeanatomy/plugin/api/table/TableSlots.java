package org.codeanatomy.plugin.api.table;

/** Name and version of the slot of this package, for annotations and for the host. */
public final class TableSlots {

    /** The version of this package, and so of its slot. */
    public static final String VERSION = "1.0.0";

    /** The capability of {@link TableProviderFactory}. */
    public static final String TABLE_PROVIDER = "table-provider";

    private TableSlots() {}
}
