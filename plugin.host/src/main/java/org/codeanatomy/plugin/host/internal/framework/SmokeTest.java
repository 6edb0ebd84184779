package org.codeanatomy.plugin.host.internal.framework;

import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.SmokeRunner;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.lease.LiveGeneration;
import org.codeanatomy.plugin.host.internal.lease.Publications;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Runs a candidate's smoke query on the snapshot that would be published. The runner is looked up when it is needed,
 * neither injected nor tracked: it needs this host to exist.
 */
final class SmokeTest {

    private final BundleContext context;
    private final Publications publications;

    SmokeTest(BundleContext context, Publications publications) {
        this.context = context;
        this.publications = publications;
    }

    Event run(Generation candidate) {
        String query = candidate.declaration().smokeQuery();
        if (query.isEmpty()) {
            candidate.notes().add("it has no smoke query");
            return new Event.Passed();
        }
        ServiceReference<SmokeRunner> reference = context.getServiceReference(SmokeRunner.class);
        SmokeRunner runner = reference == null ? null : context.getService(reference);
        if (runner == null) {
            candidate.notes().add("its smoke query was skipped, because no engine is running");
            return new Event.Passed();
        }
        try {
            return run(candidate, query, runner);
        } finally {
            context.ungetService(reference);
        }
    }

    private Event run(Generation candidate, String query, SmokeRunner runner) {
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
