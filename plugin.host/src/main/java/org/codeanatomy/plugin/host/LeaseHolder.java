package org.codeanatomy.plugin.host;

import org.osgi.annotation.versioning.ConsumerType;

/** Who holds a lease. Thread-safe. */
@ConsumerType
public interface LeaseHolder {

    /** What it is doing, one line for people; for instance the statement. */
    String description();

    /**
     * Told when the drain limit of a generation it uses has passed: it must stop and close its lease.
     *
     * @param reason names plugin, version and why
     */
    void cancel(String reason);
}
