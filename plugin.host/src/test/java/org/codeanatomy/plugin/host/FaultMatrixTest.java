package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codeanatomy.plugin.host.internal.bundle.Sha256;
import org.codeanatomy.plugin.host.internal.generation.Action;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.generation.Lifecycle;
import org.codeanatomy.plugin.host.internal.generation.Origin;
import org.codeanatomy.plugin.host.internal.generation.Phase;
import org.codeanatomy.plugin.host.internal.generation.Transition;
import org.codeanatomy.plugin.host.runtime.ChildProcess;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that can go wrong, at every step of an update. The steps are those of the state machine, so that a step
 * that is added there is tested here or explained: what cannot happen says why. The table lies in {@code
 * target/fault-matrix.md} afterwards.
 */
class FaultMatrixTest {

    private static final String OLD = FaultyRuntime.OLD;
    private static final String NEW = FaultyRuntime.NEW;

    /** How long a step may take when it is to hang. */
    private static final Duration IMPATIENT = Duration.ofSeconds(1);

    /** Phases in which the old generation is led out, after the new one serves. */
    private static final Set<Phase> OF_THE_OLD = EnumSet.of(Phase.DRAINING, Phase.REMOVING);

    @TempDir
    private Path folder;

    private enum Fault {
        THROWS,
        HANGS,
        ALLOCATES_WITHOUT_END,
        PROCESS_KILLED,
        DISK_FULL,
        DOES_NOT_RESOLVE,
        COMPONENT_FAILS,
        HEALTH_RED,
        SMOKE_QUERY_WRONG
    }

    /** A step of an update: the phase, and what is done in it. */
    private record Step(Phase phase, Set<Action> actions) {

        boolean runsPluginCode() {
            return actions.stream().anyMatch(Action::runsPluginCode);
        }

        /** Who serves when this step goes wrong. */
        String serves() {
            return phase == Phase.ACTIVE || OF_THE_OLD.contains(phase) ? NEW : OLD;
        }

        /** Who serves after a restart when the process ends at the beginning of this step. */
        String servesAfterKill() {
            return phase == Phase.SWITCHING ? NEW : serves();
        }
    }

    /** The way of a candidate to service, and then that of its predecessor out of it. */
    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(new Step(Phase.FOUND, Set.of())));
        Lifecycle now = Lifecycle.of(Origin.HOST);
        List<Event> wayOut = new ArrayList<>(List.of(new Event.RetireAsked(true, "was replaced"), new Event.Drained()));
        Event event = new Event.Discovered();
        while (event != null) {
            Transition transition = now.on(event);
            now = transition.next();
            steps.add(new Step(now.phase(), Set.copyOf(transition.actions())));
            event = now.phase() == Phase.ACTIVE || OF_THE_OLD.contains(now.phase())
                    ? wayOut.isEmpty() ? null : wayOut.remove(0)
                    : new Event.Passed();
        }
        return steps;
    }

    /** Why something cannot happen at a step; empty if it can. */
    private static Optional<String> impossible(Step step, Fault fault) {
        return switch (fault) {
            case PROCESS_KILLED -> Optional.empty();
            case THROWS, HANGS, ALLOCATES_WITHOUT_END ->
                step.runsPluginCode() ? Optional.empty() : Optional.of("no code of the plugin runs");
            case DISK_FULL ->
                switch (step.phase()) {
                    case FOUND, COMMITTING -> Optional.empty();
                    case ACTIVE, REMOVING -> Optional.of("only the framework's cache is written, which is disposable");
                    default -> Optional.of("nothing is written");
                };
            case DOES_NOT_RESOLVE -> only(step, Phase.EXAMINING, Phase.STARTING);
            case COMPONENT_FAILS -> only(step, Phase.AGREEING);
            case HEALTH_RED, SMOKE_QUERY_WRONG -> only(step, Phase.TESTING);
        };
    }

    private static Optional<String> only(Step step, Phase... phases) {
        return List.of(phases).contains(step.phase())
                ? Optional.empty()
                : Optional.of("shows in " + Stream.of(phases).map(Phase::name).collect(Collectors.joining(" and "))
                        + " only");
    }

    /** Where the fixture can be reached while code of a plugin runs in a step. */
    private static String placeInPlugin(Phase phase) {
        return switch (phase) {
            case STARTING -> "start 2.0.0";
            case AGREEING -> "functions 2.0.0";
            case TESTING -> FaultyRuntime.SMOKE;
            case REMOVING -> "stop 1.0.0";
            default -> throw new AssertionError("No code of a plugin runs in " + phase + ": say how it is reached.");
        };
    }

    /** Where a process is killed: in code of the plugin, or when the step is announced. */
    private static String placeOfKill(Phase phase) {
        return switch (phase) {
            case FOUND -> "installed 2.0.0";
            case EXAMINING -> "LOAD 2.0.0";
            case STARTING, AGREEING, TESTING, REMOVING -> placeInPlugin(phase);
            case COMMITTING -> "ADMIT 2.0.0";
            case SWITCHING -> "COMMIT 2.0.0";
            case ACTIVE -> "SWITCH 2.0.0";
            case DRAINING -> "DRAIN 1.0.0";
            default -> throw new AssertionError(phase + " is new: say how a process is killed in it.");
        };
    }

    private final Map<Step, Map<Fault, String>> outcomes = new LinkedHashMap<>();
    private Path older;
    private Path newer;

    @Test
    void whateverGoesWrongAtWhateverStep_oneGoodVersionServes_beforeAndAfterARestart() throws Exception {
        older = FaultyRuntime.plugin("1.0.0", OLD).to(folder);
        newer = FaultyRuntime.plugin("2.0.0", NEW).to(folder);
        for (Step step : steps()) {
            Map<Fault, String> row = new EnumMap<>(Fault.class);
            for (Fault fault : Fault.values()) {
                impossible(step, fault).ifPresent(why -> row.put(fault, "– " + why));
            }
            outcomes.put(step, row);
        }
        inThisProcess();
        inProcessesThatAreKilled();
        inProcessesWithLittleMemory();
        Files.writeString(Path.of("target/fault-matrix.md"), table());
        assertThat(outcomes.values()).allSatisfy(row -> assertThat(row).containsOnlyKeys(Fault.values()));
    }

    private void inThisProcess() throws Exception {
        for (Map.Entry<Step, Map<Fault, String>> row : outcomes.entrySet()) {
            for (Fault fault : Fault.values()) {
                boolean elsewhere = fault == Fault.PROCESS_KILLED || fault == Fault.ALLOCATES_WITHOUT_END;
                if (!elsewhere && !row.getValue().containsKey(fault)) {
                    row.getValue().put(fault, inThisProcess(row.getKey(), fault));
                }
            }
        }
    }

    private String inThisProcess(Step step, Fault fault) throws Exception {
        String cell = step.phase() + "-" + fault;
        Path own = Files.createDirectory(folder.resolve(cell));
        String outcome;
        Duration limit = fault == Fault.HANGS ? IMPATIENT : FaultyRuntime.PATIENT;
        try (FaultyRuntime runtime = FaultyRuntime.start(own, limit, unresolvable())) {
            runtime.host().install(older);
            FaultyRuntime.Client client = runtime.client();
            outcome = provoke(runtime, own, step, fault);
            assertThat(runtime.answer()).as(cell).isEqualTo(step.serves());
            assertThat(client.stop()).as(cell).isSubsetOf(OLD, step.serves());
            runtime.disarm();
            assertNobodyIsLockedOut(runtime, cell);
            String version = step.serves().equals(OLD) ? "1.0.0" : "2.0.0";
            TestRuntime.await(
                    cell + ": one bundle is left", () -> runtime.bundles().equals(List.of(version)));
        }
        try (FaultyRuntime again = FaultyRuntime.start(own, FaultyRuntime.PATIENT, unresolvable())) {
            assertThat(again.answer()).as(cell + " after a restart").isEqualTo(step.serves());
            assertThat(again.bundles()).as(cell + " after a restart").hasSize(1);
        }
        return outcome + "; " + step.serves() + " serves";
    }

    private void assertNobodyIsLockedOut(FaultyRuntime runtime, String cell) throws PluginRefusedException {
        UpdateReport next =
                runtime.host().install(newer, ChangeOptions.defaults().asRehearsal());
        assertThat(next.summary()).as(cell).contains("passes every check");
    }

    private String provoke(FaultyRuntime runtime, Path own, Step step, Fault fault) throws Exception {
        return switch (fault) {
            case THROWS -> {
                runtime.arm(placeInPlugin(step.phase()), FaultMatrixTest::fail);
                yield update(runtime, newer);
            }
            case COMPONENT_FAILS -> {
                runtime.arm("component 2.0.0", FaultMatrixTest::fail);
                yield update(runtime, newer);
            }
            case HEALTH_RED -> {
                runtime.arm("health 2.0.0", FaultMatrixTest::fail);
                yield update(runtime, newer);
            }
            case SMOKE_QUERY_WRONG -> {
                runtime.arm(FaultyRuntime.SMOKE, FaultMatrixTest::fail);
                yield update(runtime, newer);
            }
            case HANGS -> hang(runtime, step);
            case DISK_FULL -> withFullDisk(runtime, own, step);
            case DOES_NOT_RESOLVE -> update(runtime, notResolving(step));
            default -> throw new AssertionError(fault + " needs a process of its own.");
        };
    }

    private static void fail() {
        throw new IllegalStateException("broken");
    }

    private static String update(FaultyRuntime runtime, Path jar) {
        try {
            UpdateReport report = runtime.host().update("faulty", jar);
            return report.summary().contains("retained") ? "served, the old one retained" : "served";
        } catch (PluginRefusedException e) {
            return "refused: " + e.reasons().get(0);
        }
    }

    /** The thread comes back when everybody else has gone on, and not because it is interrupted. */
    private String hang(FaultyRuntime runtime, Step step) throws PluginRefusedException {
        CountDownLatch comesBack = new CountDownLatch(1);
        runtime.arm(placeInPlugin(step.phase()), () -> awaitStubbornly(comesBack));
        String outcome = update(runtime, newer);
        assertThat(runtime.answer()).isEqualTo(step.serves());
        assertThat(runtime.bundles()).as("while a thread hangs in one of them").hasSize(2);
        runtime.disarm();
        assertNobodyIsLockedOut(runtime, "while a thread hangs in " + step.phase());
        comesBack.countDown();
        return outcome;
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // as code that hangs does
            }
        }
    }

    /** A device that is always full, in the place of the file that is about to be written. */
    private String withFullDisk(FaultyRuntime runtime, Path own, Step step) throws IOException {
        if (step.phase() == Phase.FOUND) {
            Files.createSymbolicLink(own.resolve("state/store/" + Sha256.of(newer) + ".half"), Path.of("/dev/full"));
            return update(runtime, newer);
        }
        Path journal = own.resolve("state/journal.jsonl");
        Path aside = Files.move(journal, own.resolve("aside"));
        Files.createSymbolicLink(journal, Path.of("/dev/full"));
        String outcome = update(runtime, newer);
        assertThatThrownBy(() -> runtime.host().uninstall("faulty"))
                .hasMessageContaining("cannot be written (No space left on device)");
        Files.delete(journal);
        Files.move(aside, journal);
        return outcome;
    }

    /** Something that is offered, but only by a bundle that cannot resolve itself: no manifest shows that. */
    private Path unresolvable() {
        return PluginBuilder.of("hello")
                .header("Bundle-SymbolicName", "org.example.unresolvable")
                .header("-dsannotations", "")
                .header("-bundleannotations", "")
                .header("Provide-Capability", "org.example.promise")
                .header("Import-Package", "org.nowhere, *")
                .to(folder, "unresolvable.jar");
    }

    private Path notResolving(Step step) {
        PluginBuilder plugin = FaultyRuntime.plugin("2.0.0", NEW);
        return step.phase() == Phase.EXAMINING
                ? plugin.header("Import-Package", "org.nowhere, *").to(folder, "missing.jar")
                : plugin.header("Require-Capability", "org.example.promise").to(folder, "unmet.jar");
    }

    /** Each process sees what its predecessor left, begins with the old version again, and is killed at the next step. */
    private void inProcessesThatAreKilled() throws Exception {
        Path own = Files.createDirectory(folder.resolve("killed"));
        Step last = null;
        for (Step step : steps()) {
            try (ChildProcess child = child(own, "64m", "kill", placeOfKill(step.phase()))) {
                checkRestart(child, last);
                String saw = child.lineOf(FaultProgram.SAW);
                assertThat(child.exitCode()).as("killed at " + step).isEqualTo(FaultProgram.HALTED);
                assertThat(saw).as("what the client saw until " + step).isIn("[old]", "[new]", "[new, old]");
                if (step.serves().equals(OLD)) {
                    assertThat(saw).isEqualTo("[old]");
                }
            }
            last = step;
        }
        try (ChildProcess child = child(own, "64m", "nothing", "")) {
            checkRestart(child, last);
        }
    }

    private void checkRestart(ChildProcess child, Step killedIn) throws IOException {
        String serves = child.lineOf(FaultProgram.SERVES);
        if (killedIn != null) {
            String expected = killedIn.servesAfterKill();
            assertThat(serves)
                    .as("after a kill in " + killedIn)
                    .isEqualTo(expected + " from [" + (expected.equals(OLD) ? "1.0.0" : "2.0.0") + "]");
            outcomes.get(killedIn).put(Fault.PROCESS_KILLED, "after a restart " + expected + " serves");
        }
    }

    private void inProcessesWithLittleMemory() throws Exception {
        for (Map.Entry<Step, Map<Fault, String>> row : outcomes.entrySet()) {
            if (!row.getValue().containsKey(Fault.ALLOCATES_WITHOUT_END)) {
                row.getValue().put(Fault.ALLOCATES_WITHOUT_END, withLittleMemory(row.getKey()));
            }
        }
    }

    private String withLittleMemory(Step step) throws Exception {
        Path own = Files.createDirectory(folder.resolve("exhausted-" + step.phase()));
        try (ChildProcess child = child(own, "64m", "exhaust", placeInPlugin(step.phase()))) {
            child.lineOf(FaultProgram.SERVES);
            String refused = child.lineOf(FaultProgram.REFUSED);
            assertThat(child.lineOf(FaultProgram.SAW)).as("what the client saw").isIn("[old]", "[new, old]", "[new]");
            assertThat(child.lineOf(FaultProgram.SERVES))
                    .isEqualTo(step.serves() + " from [" + (step.serves().equals(OLD) ? "1.0.0" : "2.0.0") + "]");
            assertThat(child.exitCode()).isZero();
            if (step.serves().equals(OLD)) {
                assertThat(refused).contains("OutOfMemoryError: Java heap space");
            }
        }
        try (ChildProcess child = child(own, "64m", "nothing", "")) {
            assertThat(child.lineOf(FaultProgram.SERVES)).startsWith(step.serves() + " from [");
        }
        return (step.serves().equals(OLD) ? "refused: OutOfMemoryError; " : "served; ") + step.serves() + " serves";
    }

    private ChildProcess child(Path own, String heap, String what, String place) throws IOException {
        return ChildProcess.start(
                FaultProgram.class,
                heap,
                folder.resolve("children.log"),
                List.of(own.toString(), older.toString(), newer.toString(), what, place));
    }

    private String table() {
        StringBuilder text = new StringBuilder("| step |");
        Stream.of(Fault.values()).forEach(fault -> text.append(' ')
                .append(fault.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(" |"));
        text.append("\n|---|").append("---|".repeat(Fault.values().length)).append('\n');
        outcomes.forEach((step, row) -> {
            text.append("| ").append(OF_THE_OLD.contains(step.phase()) ? "the old one's " : "");
            text.append(step.phase()).append(" |");
            Stream.of(Fault.values()).forEach(fault -> text.append(' ')
                    .append(row.get(fault).replace(folder.toString(), "…"))
                    .append(" |"));
            text.append('\n');
        });
        return text.toString();
    }
}
