package org.codeanatomy.plugin.host.internal.framework;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.codeanatomy.plugin.api.health.HealthReport;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.internal.generation.Phase;
import org.codeanatomy.plugin.host.internal.health.HealthChecks;
import org.codeanatomy.plugin.host.internal.health.HealthChecks.Answer;
import org.codeanatomy.plugin.host.view.HealthStatus;

/** How all generations are that serve, or would if they were complete. Thread-safe. */
final class HealthView {

    private static final String NO_CHECK = "serves; it has no health check of its own";

    private final Roster roster;
    private final HealthChecks checks;

    HealthView(Roster roster, HealthChecks checks) {
        this.roster = roster;
        this.checks = checks;
    }

    /** Asks all of them at once, ordered by number. */
    List<HealthStatus> all() {
        return ask(roster.all()
                .filter(generation -> generation.phase().isServing())
                .sorted(Comparator.comparingLong(generation -> generation.id().number()))
                .toList());
    }

    /** Asks one. */
    HealthStatus of(long number) {
        return ask(roster.all()
                        .filter(generation -> generation.id().number() == number)
                        .toList())
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no generation " + number + " any more."));
    }

    private List<HealthStatus> ask(List<Generation> generations) {
        Instant now = Instant.now();
        List<Generation> able = generations.stream()
                .filter(generation -> generation.phase() == Phase.ACTIVE)
                .toList();
        Stream<HealthStatus> answers = checks
                .ofServing(able.stream().map(Generation::id).toList())
                .stream()
                .map(answer -> status(answer, now));
        Stream<HealthStatus> unable = generations.stream()
                .filter(generation -> !able.contains(generation))
                .map(generation -> notServing(generation, now));
        return Stream.concat(answers, unable)
                .sorted(Comparator.comparingLong(HealthStatus::generation))
                .toList();
    }

    private static HealthStatus status(Answer answer, Instant at) {
        HealthReport report = answer.report().orElse(new HealthReport(HealthReport.Status.OK, NO_CHECK));
        return status(answer.generation(), report, at, answer.millis());
    }

    private static HealthStatus notServing(Generation generation, Instant at) {
        String state = generation.phase().state().name().toLowerCase(Locale.ROOT);
        String message =
                "is " + state + ": " + String.join("; ", generation.lifecycle().reasons());
        return status(generation.id(), HealthReport.critical(message), at, 0);
    }

    private static HealthStatus status(GenerationId id, HealthReport report, Instant at, long millis) {
        return new HealthStatus(id.number(), id.plugin(), id.version(), report.status(), report.message(), at, millis);
    }
}
