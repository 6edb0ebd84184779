package org.codeanatomy.plugin.host.internal.generation;

/** What the shell must do for a generation. Those that ask for an answer are answered by an {@link Event}. */
public enum Action {
    /** Let the doctor read the manifest. Answer: passed or failed. */
    EXAMINE,
    /** Start the bundle without recording it. Answer: passed, failed or overdue. */
    START_TRANSIENTLY,
    /** Await all declared services and compare. Answer: passed, failed or overdue. */
    AGREE,
    /** Run the smoke query. Answer: passed, failed or overdue. */
    TEST,
    /** Write into the journal that it is the one that serves from now on. Answer: passed or failed. */
    COMMIT,
    /** Publish it, in place of its predecessor if there is one. Answer: passed or failed. */
    SWITCH,
    /** Write into the journal that it is not, after all. No answer. */
    TAKE_BACK,
    /** Wait for the thread that is still in a step of it, without keeping anybody. Answer, later: returned. */
    AWAIT_RETURN,
    /** Record that the bundle is to be started with the framework. */
    RECORD_AUTOSTART,
    /** Take it out of the published snapshot. */
    WITHDRAW,
    /** Wait for its leases. Answer: drained or limit passed. */
    DRAIN,
    /** Tell the holders of its leases to stop. */
    CANCEL_HOLDERS,
    /** Wait a little more. Answer: drained. */
    DRAIN_CANCELLED,
    /** Wait until another thread has drained it. No answer. */
    AWAIT_DRAINED,
    /** Give its services back to the framework and forget them. */
    RELEASE_SERVICES,
    /** Close its allocator. */
    RELEASE_MEMORY,
    /** Uninstall the bundle. Answer: gone or held, and then perhaps, later, gone. */
    REMOVE_BUNDLE,
    /** Begin to wait for the collection of its class loader. Answer, later: collected or held. */
    WATCH_COLLECTION,
    /** Uninstall a bundle that never served. No answer. */
    DISCARD_BUNDLE;

    /** Whether code of the plugin runs while it is done, which may throw, hang, or never have enough. */
    public boolean runsPluginCode() {
        return switch (this) {
            case START_TRANSIENTLY, AGREE, TEST, RELEASE_SERVICES, REMOVE_BUNDLE, DISCARD_BUNDLE -> true;
            default -> false;
        };
    }
}
