package org.codeanatomy.plugin.api.source;

/** Names and version of the slots of this package, for annotations and for the host. */
public final class SourceSlots {

    /** The version of this package, and so of its slots. */
    public static final String VERSION = "1.0.0";

    /** The capability of {@link SourceExtractor}. */
    public static final String SOURCE_EXTRACTOR = "source-extractor";

    /** The capability of {@link ViewPack}. */
    public static final String VIEW_PACK = "view-pack";

    private SourceSlots() {}
}
