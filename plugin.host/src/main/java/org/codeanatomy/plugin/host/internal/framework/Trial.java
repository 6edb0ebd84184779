package org.codeanatomy.plugin.host.internal.framework;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.internal.bundle.JarIdentity;
import org.codeanatomy.plugin.host.internal.bundle.PluginDeclaration;
import org.codeanatomy.plugin.host.internal.bundle.ServiceHolds;
import org.codeanatomy.plugin.host.internal.bundle.ServiceSignals;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.doctor.Doctor;
import org.codeanatomy.plugin.host.internal.doctor.PluginJar;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.generation.Origin;
import org.codeanatomy.plugin.host.internal.slot.Meanings;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceListener;

/**
 * Takes a jar through the steps of a candidate, short of the switch, and removes it again whatever came of it. It is no
 * generation of the roster: no event tells of it and nothing remembers it. Thread-safe.
 */
final class Trial {

    private final BundleContext context;
    private final ReentrantLock oneCandidate;
    private final Doctor doctor;
    private final CandidateSteps steps;
    private final RetirementSteps retirement;
    private final ServiceSignals signals;
    private final HostSettings settings;
    private final BoundedSteps bounded;

    Trial(
            BundleContext context,
            ReentrantLock oneCandidate,
            Doctor doctor,
            CandidateSteps steps,
            RetirementSteps retirement,
            ServiceSignals signals,
            HostSettings settings) {
        this.context = context;
        this.oneCandidate = oneCandidate;
        this.doctor = doctor;
        this.steps = steps;
        this.retirement = retirement;
        this.signals = signals;
        this.settings = settings;
        this.bounded = new BoundedSteps(settings.step());
    }

    /**
     * What came of it.
     *
     * @param problems why it would be refused
     * @param notes what the report of its admission would say
     * @param names what it brings, with aliases if it was started
     * @param meanings what the names mean; empty if it was not started, or did not come so far
     */
    record Findings(List<String> problems, List<String> notes, SlotNames names, Optional<Meanings> meanings) {}

    /**
     * Looks at a jar.
     *
     * @param predecessor the generation whose place it would take, or null
     * @param start whether it is started; otherwise none of its code runs
     */
    Findings of(PluginJar jar, Generation predecessor, boolean start) {
        oneCandidate.lock();
        try (InputStream bytes = Files.newInputStream(jar.path())) {
            Bundle bundle = context.installBundle(location(jar), bytes);
            return look(candidate(bundle, jar, predecessor), start);
        } catch (BundleException | IOException e) {
            return failed(List.of("the framework does not take its jar (" + Texts.of(e) + ")"));
        } catch (IllegalStateException e) { // the framework's way to say that the bundle was uninstalled meanwhile
            return failed(List.of("it went away while it was being checked (" + Texts.of(e) + ")"));
        } finally {
            oneCandidate.unlock();
        }
    }

    /** A location that the host knows as its own, and that no plugin's name can lead to. */
    private String location(PluginJar jar) {
        return JarIdentity.location("(plan)", jar.sha256(), 0);
    }

    private Generation candidate(Bundle bundle, PluginJar jar, Generation predecessor) {
        PluginDeclaration declaration =
                PluginDeclaration.of(bundle).orElseThrow(() -> new IllegalStateException("its bundle is uninstalled"));
        GenerationId id = new GenerationId(jar.plugin(), declaration.version(), jar.sha256(), 0);
        return new Generation(id, declaration, Origin.HOST, bundle, predecessor, new ServiceHolds(context));
    }

    private Findings look(Generation candidate, boolean start) {
        ServiceListener wake = event -> signals.changed();
        context.addServiceListener(wake);
        try {
            List<String> problems = new ArrayList<>(reasons(steps.examine(candidate)));
            if (problems.isEmpty()) {
                problems.addAll(
                        start
                                ? run(candidate)
                                : doctor.resolve(candidate.bundle()).stream().toList());
            }
            return new Findings(problems, candidate.notes(), candidate.callable(), meanings(candidate));
        } finally {
            context.removeServiceListener(wake);
            // A step that hangs is left to itself; what it works on is taken away when it comes back.
            if (candidate.overdue() == null) {
                remove(candidate);
            } else {
                var unused = candidate.overdue().thenRun(() -> remove(candidate));
            }
        }
    }

    private void remove(Generation candidate) {
        retirement.releaseServices(candidate);
        retirement.releaseMemory(candidate);
        retirement.discardBundle(candidate);
    }

    private List<String> run(Generation candidate) {
        List<Supplier<Event>> all = List.of(
                () -> bounded.run(candidate, "its start", () -> steps.startTransiently(candidate)),
                () -> bounded.run(
                        candidate,
                        "the instantiation of its components",
                        settings.components(),
                        () -> steps.agree(candidate)),
                () -> bounded.run(candidate, "its smoke query", () -> steps.test(candidate)));
        for (Supplier<Event> step : all) {
            List<String> problems = reasons(step.get());
            if (!problems.isEmpty()) {
                return problems;
            }
        }
        return List.of();
    }

    private static Optional<Meanings> meanings(Generation candidate) {
        if (candidate.live() == null || candidate.overdue() != null) {
            return Optional.empty();
        }
        try {
            Meanings meanings = new Meanings();
            candidate.services().look(candidate.bundle()).services().values().stream()
                    .flatMap(List::stream)
                    .forEach(meanings::add);
            return Optional.of(meanings);
        } catch (RuntimeException | LinkageError e) { // plugin code, which may throw anything
            candidate.notes().add("it cannot say what its names mean (" + Texts.of(e) + ")");
            return Optional.empty();
        }
    }

    private static List<String> reasons(Event event) {
        if (event instanceof Event.Overdue overdue) {
            return List.of(overdue.reason());
        }
        return event instanceof Event.Failed failed ? failed.reasons() : List.of();
    }

    private static Findings failed(List<String> problems) {
        return new Findings(problems, List.of(), SlotNames.NONE, Optional.empty());
    }
}
