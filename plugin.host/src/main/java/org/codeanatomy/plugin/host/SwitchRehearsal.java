package org.codeanatomy.plugin.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs a candidate's code on what its predecessor was lately asked, before the candidate serves: so that it is compiled
 * when the first statement comes, and answers that changed are seen before anybody relies on them. Whoever can do so
 * registers one as a service; without one candidates are switched to unrehearsed. Thread-safe.
 */
@ConsumerType
@FunctionalInterface
public interface SwitchRehearsal {

    /**
     * Rehearses a switch, within a time of its own choice.
     *
     * @param candidate the generation that is about to serve
     * @param prospective the plugins as they would serve with it; closed by the caller
     * @param current the generation that serves now
     * @param present the plugins as they serve now; closed by the caller
     */
    RehearsalReport rehearse(
            GenerationId candidate, SnapshotLease prospective, GenerationId current, SnapshotLease present);
}
