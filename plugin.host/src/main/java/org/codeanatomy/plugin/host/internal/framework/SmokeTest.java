package org.codeanatomy.plugin.host.internal.framework;

import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.SmokeRunner;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.lease.LiveGeneration;
import org.codeanatomy.plugin.host.internal.lease.Publications;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Runs a candidate's smoke query on the snapshot that would be published. The runner is looked up, not injected: it
 * needs this host to exist.
 */
final class SmokeTest implements AutoCloseable {

    private final Publications publications;
    private final ServiceTracker<SmokeRunner, SmokeRunner> runners;

    SmokeTest(BundleContext context, Publications publications) {
        this.publications = publications;
        this.runners = new ServiceTracker<>(context, SmokeRunner.class, null);
        runners.open();
    }

    Event run(Generation candidate) {
        String query = candidate.declaration().smokeQuery();
        SmokeRunner runner = runners.getService();
        if (query.isEmpty()) {
            candidate.notes().add("it has no smoke query");
            return new Event.Passed();
        }
        if (runner == null) {
            candidate.notes().add("its smoke query was skipped, because no engine is running");
            return new Event.Passed();
        }
        Generation predecessor = candidate.predecessor();
        LiveGeneration replaced = predecessor == null ? null : predecessor.live();
        try (SnapshotLease lease =
                publications.leaseProspective(candidate.live(), replaced, new SmokeHolder(candidate))) {
            runner.run(query, lease);
            return new Event.Passed();
        } catch (Exception | LinkageError e) { // the runner runs plugin code, which may throw anything
            return new Event.Failed("its smoke query " + query + " fails (" + Texts.of(e) + ")");
        }
    }

    @Override
    public void close() {
        runners.close();
    }

    private record SmokeHolder(Generation candidate) implements LeaseHolder {

        @Override
        public String description() {
            return "smoke query of " + candidate.id();
        }

        @Override
        public void cancel(String reason) {
            candidate.notes().add("its smoke query was cancelled: " + reason);
        }
    }
}
