package org.codeanatomy.plugin.host.internal.framework;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codeanatomy.plugin.host.internal.bundle.ComponentFailures;
import org.codeanatomy.plugin.host.internal.bundle.ServiceHolds;
import org.codeanatomy.plugin.host.internal.bundle.ServiceSignals;
import org.codeanatomy.plugin.host.internal.doctor.NameClashes;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.lease.LiveGeneration;
import org.codeanatomy.plugin.host.internal.slot.Agreement;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Waits until a started candidate brings what it declares, and lets nothing pass that it does not declare. Components
 * are instantiated here, because only then do delayed ones show whether they can be. Thread-safe.
 */
final class AgreementStep {

    private final Roster roster;
    private final ServiceSignals signals;
    private final ComponentFailures components;
    private final HostMemory memory;
    private final Duration limit;

    /** @param limit how long to wait for services that are missing */
    AgreementStep(
            Roster roster, ServiceSignals signals, ComponentFailures components, HostMemory memory, Duration limit) {
        this.roster = roster;
        this.signals = signals;
        this.components = components;
        this.memory = memory;
        this.limit = limit;
    }

    /** Returns as soon as all agrees or something cannot agree any more; at the limit with what is missing. */
    Event check(Generation candidate) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                long seen = signals.changes();
                Optional<Event> verdict = judge(candidate, deadline - System.nanoTime() <= 0);
                if (verdict.isPresent()) {
                    return verdict.get();
                }
                signals.awaitAfter(seen, deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Event.Failed("the check was interrupted");
        }
    }

    private Optional<Event> judge(Generation candidate, boolean lastLook) {
        Bundle bundle = candidate.bundle();
        if (bundle.getState() != Bundle.ACTIVE) {
            return Optional.of(new Event.Failed(
                    "its bundle " + candidate.bundleId() + " is not running; start it, and the framework says why"));
        }
        ServiceHolds.Registered registered = candidate.services().look(bundle);
        SlotNames declared = candidate.declaration().names();
        List<String> problems = new ArrayList<>(registered.problems());
        problems.addAll(Agreement.undeclared(declared, registered.names()));
        problems.addAll(NameClashes.problems(candidate.id().plugin(), registered.callable(), roster.servingNames()));
        List<String> missing = Agreement.missing(declared, registered.names());
        if (problems.isEmpty() && missing.isEmpty()) {
            establish(candidate, registered, bundle.adapt(BundleWiring.class));
            return Optional.of(new Event.Passed());
        }
        ComponentFailures.Reasons failures = components.of(bundle);
        if (problems.isEmpty() && !lastLook && !failures.hopeless()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            problems.add("declares " + String.join(", ", missing) + " and does not bring it: "
                    + (failures.reasons().isEmpty()
                            ? "none of its components lists these names"
                            : String.join(", ", failures.reasons())));
        }
        return Optional.of(new Event.Failed(problems));
    }

    private void establish(Generation candidate, ServiceHolds.Registered registered, BundleWiring wiring) {
        if (candidate.memory() == null) {
            candidate.memory(memory.of(candidate.id()));
        }
        candidate.callable(registered.callable());
        candidate.loader(wiring.getClassLoader());
        registered.services().values().stream()
                .flatMap(List::stream)
                .map(Object::getClass)
                .filter(type -> type.getClassLoader() == wiring.getClassLoader())
                .findFirst()
                .ifPresent(candidate::anchor);
        candidate.live(new LiveGeneration(candidate.id(), registered.services(), candidate.memory()));
    }
}
