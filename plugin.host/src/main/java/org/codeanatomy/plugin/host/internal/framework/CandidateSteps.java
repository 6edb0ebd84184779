package org.codeanatomy.plugin.host.internal.framework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codeanatomy.plugin.api.health.HealthReport;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.internal.bundle.PluginDeclaration;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.doctor.Doctor;
import org.codeanatomy.plugin.host.internal.doctor.NameClashes;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.health.HealthChecks;
import org.codeanatomy.plugin.host.internal.lease.Publications;
import org.codeanatomy.plugin.host.internal.repository.PluginRepository;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps that lead a candidate into the published snapshot. Each answers with an event. Thread-safe. */
final class CandidateSteps {

    private static final Logger LOG = LoggerFactory.getLogger(CandidateSteps.class);

    private final Doctor doctor;
    private final PluginRepository repository;
    private final Roster roster;
    private final Publications publications;
    private final AgreementStep agreement;
    private final HealthChecks health;
    private final SmokeTest smokeTest;
    private final RehearsalStep rehearsal;

    CandidateSteps(
            Doctor doctor,
            PluginRepository repository,
            Roster roster,
            Publications publications,
            AgreementStep agreement,
            HealthChecks health,
            SmokeTest smokeTest,
            RehearsalStep rehearsal) {
        this.doctor = doctor;
        this.repository = repository;
        this.roster = roster;
        this.publications = publications;
        this.agreement = agreement;
        this.health = health;
        this.smokeTest = smokeTest;
        this.rehearsal = rehearsal;
    }

    /** Everything that can be told from the manifest, before any code of the plugin runs. */
    Event examine(Generation candidate) {
        PluginDeclaration declaration = candidate.declaration();
        List<String> problems = new ArrayList<>(doctor.examine(candidate.bundle(), declaration.name()));
        Optional<String> remedy = problems.isEmpty() ? Optional.empty() : remedy(candidate.id());
        if (declaration.names().slots().isEmpty()) {
            problems.add("fills no slot: put a slot's annotation, such as @ScalarFunctionSlot, on a component");
        }
        roster.serving(declaration.name())
                .filter(serving -> serving != candidate.predecessor())
                .ifPresent(serving -> problems.add(serving.id() + " serves under that name from bundle "
                        + serving.bundleId() + ": plugin:update " + declaration.name() + " replaces it"));
        problems.addAll(NameClashes.problems(declaration.name(), declaration.names(), roster.servingNames()));
        remedy.ifPresent(problems::add);
        return problems.isEmpty() ? new Event.Passed() : new Event.Failed(problems);
    }

    /** What the plugin repository has instead; the reason ends in the command that installs it. */
    private Optional<String> remedy(GenerationId refused) {
        Optional<Generation> serving = roster.serving(refused.plugin());
        return repository
                .best(refused.plugin())
                .filter(fitting -> !fitting.sha256().equals(refused.sha256()))
                .filter(fitting -> serving.isEmpty()
                        || !fitting.sha256().equals(serving.get().id().sha256()))
                .map(fitting -> "the plugin repository has " + fitting.plugin() + " " + fitting.version()
                        + ", which fits: "
                        + (serving.isPresent() ? "plugin:update " + fitting.plugin() : "plugin:install") + " "
                        + fitting.jar());
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
        return agreement.check(candidate);
    }

    /** Asks it how it is, and has it run its smoke query unless it says that it cannot. */
    Event test(Generation candidate) {
        Generation predecessor = candidate.predecessor();
        Optional<HealthReport> report =
                health.ofCandidate(candidate.live(), predecessor == null ? null : predecessor.live());
        if (report.isPresent() && report.get().status() == HealthReport.Status.CRITICAL) {
            return new Event.Failed("is not well: " + report.get().message());
        }
        report.filter(said -> said.status() == HealthReport.Status.WARN)
                .ifPresent(said -> candidate.notes().add("it warns: " + said.message()));
        Event smoked = smokeTest.run(candidate);
        return smoked instanceof Event.Passed ? rehearsal.run(candidate) : smoked;
    }

    Event publish(Generation candidate) {
        Generation predecessor = candidate.predecessor();
        if (publications.publish(candidate.live(), predecessor == null ? null : predecessor.live())) {
            candidate.markServed();
            return new Event.Passed();
        }
        return new Event.Failed("was stopped while it was being checked");
    }

    /**
     * Started once more, now recorded, so that a later stop can be told from an update, and a restart brings it back.
     */
    void recordAutostart(Generation candidate) {
        try {
            candidate.bundle().start();
        } catch (BundleException e) {
            LOG.warn("{} serves, but will not be started with the framework ({}).", candidate.id(), Texts.of(e));
        }
    }
}
