package org.codeanatomy.plugin.host.internal.framework;

import java.util.Optional;
import org.codeanatomy.plugin.host.internal.bundle.JarIdentity;
import org.codeanatomy.plugin.host.internal.bundle.ServiceHolds;
import org.codeanatomy.plugin.host.internal.bundle.ServiceSignals;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.generation.Phase;
import org.codeanatomy.plugin.host.internal.lease.AdmissionGate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Sees what others do to plugin bundles. Both kinds of event are synchronous: whoever stops a plugin waits in here
 * until its statements have ended, or their limit has passed. Thread-safe.
 */
final class FrameworkEvents implements SynchronousBundleListener, ServiceListener {

    private final Roster roster;
    private final Driver driver;
    private final Transactions transactions;
    private final Admissions admissions;
    private final AdmissionGate gate;
    private final ServiceSignals signals;
    private final HostSettings settings;
    private final RetirementSteps retirement;

    FrameworkEvents(
            Roster roster,
            Driver driver,
            Transactions transactions,
            Admissions admissions,
            AdmissionGate gate,
            ServiceSignals signals,
            HostSettings settings,
            RetirementSteps retirement) {
        this.roster = roster;
        this.driver = driver;
        this.transactions = transactions;
        this.admissions = admissions;
        this.gate = gate;
        this.signals = signals;
        this.settings = settings;
        this.retirement = retirement;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        switch (event.getType()) {
            case BundleEvent.STARTED -> admissions.started(bundle);
            case BundleEvent.STOPPING -> stopping(bundle);
            case BundleEvent.STOPPED -> gate.shorten(bundle.getBundleId(), settings.restart());
            case BundleEvent.INSTALLED -> installed(bundle);
            case BundleEvent.UPDATED -> updated(bundle);
            case BundleEvent.UNINSTALLED -> uninstalled(bundle);
            default -> {
                // resolving and unresolving say nothing of who serves
            }
        }
    }

    private void installed(Bundle bundle) {
        if (!JarIdentity.isOurs(bundle)) {
            admissions.changed(bundle);
        }
    }

    private void updated(Bundle bundle) {
        roster.markUpdatedInPlace(bundle);
        roster.stoppedOf(bundle).ifPresent(generation -> driver.handle(generation, new Event.Gone()));
        admissions.changed(bundle);
    }

    private void uninstalled(Bundle bundle) {
        if (!retirement.isShuttingDown()) {
            transactions.uninstalledByOthers(bundle);
        }
        roster.stoppedOf(bundle).ifPresent(generation -> driver.handle(generation, new Event.Gone()));
        roster.forgetRefused(bundle.getBundleId());
        gate.release(bundle.getBundleId());
    }

    /**
     * The first sign of a stop, whether the bundle says so itself or its first service goes. Autostart still recorded
     * means that it is to come back at once: an update, for which new statements wait.
     */
    private void stopping(Bundle bundle) {
        Optional<Generation> live = roster.liveOf(bundle);
        if (live.isEmpty() || live.get().phase() == Phase.STARTING) {
            return; // the framework stops what fails to start: the step that starts it is told why
        }
        boolean comesBack = !retirement.isShuttingDown()
                && bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
        if (comesBack && live.get().phase().isServing()) {
            gate.hold(bundle.getBundleId(), settings.admissionWait());
        }
        String reason = comesBack ? "is being updated" : "was stopped";
        driver.handle(live.get(), new Event.RetireAsked(false, reason));
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        Bundle bundle = event.getServiceReference().getBundle();
        if (bundle == null) {
            return;
        }
        Optional<Generation> live = roster.liveOf(bundle);
        if (live.isEmpty()) {
            return;
        }
        if (event.getType() == ServiceEvent.UNREGISTERING) {
            if (bundle.getState() == Bundle.STOPPING) {
                stopping(bundle);
            } else {
                driver.handle(live.get(), new Event.ServiceLost("lost a service while it was running"));
            }
        } else if (event.getType() == ServiceEvent.REGISTERED) {
            registered(live.get(), event.getServiceReference());
        }
        signals.changed();
    }

    /** What is registered while a candidate is checked is seen by that check; this is for later. */
    private void registered(Generation generation, ServiceReference<?> service) {
        if (generation.phase() == Phase.SUSPENDED) {
            admissions.resumed(generation);
        } else if (generation.phase() == Phase.ACTIVE) {
            ServiceHolds.foreignType(service)
                    .ifPresent(type -> driver.handle(
                            generation, new Event.ServiceLost("registered a service " + type + ", which is no slot")));
        }
    }
}
