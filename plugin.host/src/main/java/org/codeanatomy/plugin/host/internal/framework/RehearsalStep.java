package org.codeanatomy.plugin.host.internal.framework;

import java.util.List;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.RehearsalReport;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.SwitchRehearsal;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.lease.LiveGeneration;
import org.codeanatomy.plugin.host.internal.lease.Publications;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Lets a candidate answer what its predecessor was lately asked. Looks up who can do that as {@link SmokeTest} does. */
final class RehearsalStep {

    private final BundleContext context;
    private final Publications publications;

    RehearsalStep(BundleContext context, Publications publications) {
        this.context = context;
        this.publications = publications;
    }

    /** Differences are notes for the report; they refuse a candidate only if that was asked for. */
    Event run(Generation candidate) {
        Generation predecessor = candidate.predecessor();
        LiveGeneration replaced = predecessor == null ? null : predecessor.live();
        if (replaced == null) {
            return new Event.Passed();
        }
        ServiceReference<SwitchRehearsal> reference = context.getServiceReference(SwitchRehearsal.class);
        SwitchRehearsal rehearsal = reference == null ? null : context.getService(reference);
        if (rehearsal == null) {
            return candidate.shadow()
                    ? new Event.Failed("its answers cannot be compared, because no engine is running")
                    : new Event.Passed();
        }
        try {
            return run(candidate, replaced, rehearsal);
        } finally {
            context.ungetService(reference);
        }
    }

    private Event run(Generation candidate, LiveGeneration replaced, SwitchRehearsal rehearsal) {
        Holder holder = new Holder(candidate);
        try (SnapshotLease prospective = publications.leaseProspective(candidate.live(), replaced, holder);
                SnapshotLease present = publications.lease(holder)) {
            RehearsalReport report = rehearsal.rehearse(candidate.id(), prospective, replaced.id(), present);
            List<String> differences = report.differences();
            if (candidate.shadow() && !differences.isEmpty()) {
                return new Event.Failed(differences);
            }
            if (!report.summary().isEmpty()) {
                candidate.notes().add(report.summary());
            }
            candidate.notes().addAll(differences);
            return new Event.Passed();
        } catch (RuntimeException | LinkageError e) { // the rehearsal runs plugin code, which may throw anything
            String problem = "its rehearsal fails (" + Texts.of(e) + ")";
            if (candidate.shadow()) {
                return new Event.Failed(problem);
            }
            candidate.notes().add(problem);
            return new Event.Passed();
        }
    }

    private record Holder(Generation candidate) implements LeaseHolder {

        @Override
        public String description() {
            return "rehearsal of " + candidate.id();
        }

        /** It ends by itself, within a short time. */
        @Override
        public void cancel(String reason) {
            candidate.notes().add("its rehearsal was cancelled: " + reason);
        }
    }
}
