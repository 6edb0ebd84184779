package org.codeanatomy.plugin.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs the smoke queries of candidates. Whoever can run queries registers one as a service; without one, candidates are
 * admitted without that test, and the report of the update says so. Thread-safe.
 */
@ConsumerType
public interface SmokeRunner {

    /**
     * Runs a query and reads all of its rows.
     *
     * @param query what the plugin gave in {@code @Plugin(smokeQuery = …)}
     * @param plugins the plugins to run it with, the candidate among them; closed by the caller
     * @throws Exception if the query fails, for whatever reason; the message becomes the reason of the refusal
     */
    void run(String query, SnapshotLease plugins) throws Exception;
}
