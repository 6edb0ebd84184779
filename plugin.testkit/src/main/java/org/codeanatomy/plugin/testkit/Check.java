package org.codeanatomy.plugin.testkit;

/** What is checked. More may be added; code that switches on it needs a default. */
public enum Check {
    /** The host takes the plugin: manifest, imports, and what it declares against what it brings. */
    ADMISSION,
    /** Results have the announced type, the right number of values and the right allocator, and are well-formed. */
    RESULT,
    /** Off-heap memory that was allocated in a call is released when the call and its result are over. */
    MEMORY,
    /** What is lent for a call is neither changed nor kept nor read after it. */
    BORROWING,
    /** Equal rows give equal results, however they are cut into batches, encoded, selected, or called before. */
    DETERMINISM,
    /** Calls from several threads at once give the results of one thread. */
    THREADS,
    /** A failure is a {@code PluginException}. */
    ERRORS,
    /** Declared options can be given, are read as they were given, and others are refused. */
    OPTIONS,
    /** Tables return their rows under every projection and batch size, and can be closed at any time. */
    SCAN,
    /** What a source extractor writes fits its tables and depends on the files only. */
    EXTRACTION,
    /** The views of a pack are named and written. */
    VIEWS,
    /** The plugin is replaced again and again, and each replaced generation is unloaded. */
    SWAP,
    /** Calls go on without a failure while the plugin is replaced. */
    LOAD,
    /** After it is uninstalled nothing of the plugin is left. */
    UNLOAD
}
