package org.codeanatomy.plugin.host.internal.framework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codeanatomy.plugin.host.internal.bundle.ComponentFailures;
import org.codeanatomy.plugin.host.internal.bundle.PluginDeclaration;
import org.codeanatomy.plugin.host.internal.bundle.ServiceHolds;
import org.codeanatomy.plugin.host.internal.bundle.ServiceSignals;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.doctor.Doctor;
import org.codeanatomy.plugin.host.internal.doctor.NameClashes;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.lease.LiveGeneration;
import org.codeanatomy.plugin.host.internal.lease.Publications;
import org.codeanatomy.plugin.host.internal.slot.Agreement;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps that lead a candidate into the published snapshot. Each answers with an event. Thread-safe. */
final class CandidateSteps {

    private static final Logger LOG = LoggerFactory.getLogger(CandidateSteps.class);

    private final Doctor doctor;
    private final Roster roster;
    private final Publications publications;
    private final ServiceSignals signals;
    private final ComponentFailures components;
    private final HostMemory memory;
    private final SmokeTest smokeTest;
    private final HostSettings settings;

    CandidateSteps(
            Doctor doctor,
            Roster roster,
            Publications publications,
            ServiceSignals signals,
            ComponentFailures components,
            HostMemory memory,
            SmokeTest smokeTest,
            HostSettings settings) {
        this.doctor = doctor;
        this.roster = roster;
        this.publications = publications;
        this.signals = signals;
        this.components = components;
        this.memory = memory;
        this.smokeTest = smokeTest;
        this.settings = settings;
    }

    /** Everything that can be told from the manifest, before any code of the plugin runs. */
    Event examine(Generation candidate) {
        PluginDeclaration declaration = candidate.declaration();
        List<String> problems = new ArrayList<>(doctor.examine(candidate.bundle(), declaration.name()));
        if (declaration.names().slots().isEmpty()) {
            problems.add("fills no slot: put a slot's annotation, such as @ScalarFunctionSlot, on a component");
        }
        roster.serving(declaration.name())
                .filter(serving -> serving != candidate.predecessor())
                .ifPresent(serving -> problems.add(serving.id() + " serves under that name from bundle "
                        + serving.bundleId() + ": plugin:update " + declaration.name() + " replaces it"));
        problems.addAll(NameClashes.problems(declaration.name(), declaration.names(), roster.servingNames()));
        return problems.isEmpty() ? new Event.Passed() : new Event.Failed(problems);
    }

    Event startTransiently(Generation candidate) {
        Optional<String> unresolved = doctor.resolve(candidate.bundle());
        if (unresolved.isPresent()) {
            return new Event.Failed(unresolved.get());
        }
        try {
            candidate.bundle().start(Bundle.START_TRANSIENT);
            return new Event.Passed();
        } catch (BundleException e) {
            return new Event.Failed("it cannot be started (" + Texts.of(e) + ")");
        }
    }

    /** Waits for what is declared, and lets nothing pass that is not. */
    Event agree(Generation candidate) {
        long deadline = System.nanoTime() + settings.components().toNanos();
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
        if (candidate.allocator() == null) {
            candidate.allocator(memory.childFor(candidate.id()));
        }
        candidate.callable(registered.callable());
        candidate.loader(wiring.getClassLoader());
        candidate.live(new LiveGeneration(candidate.id(), registered.services(), candidate.allocator()));
    }

    Event test(Generation candidate) {
        return smokeTest.run(candidate);
    }

    Event publish(Generation candidate) {
        Generation predecessor = candidate.predecessor();
        if (publications.publish(candidate.live(), predecessor == null ? null : predecessor.live())) {
            candidate.markServed();
            return new Event.Passed();
        }
        return new Event.Failed("was stopped while it was being checked");
    }

    /** Started once more, now recorded, so that a later stop can be told from an update, and a restart brings it back. */
    void recordAutostart(Generation candidate) {
        try {
            candidate.bundle().start();
        } catch (BundleException e) {
            LOG.warn("{} serves, but will not be started with the framework ({}).", candidate.id(), Texts.of(e));
        }
    }
}
