package org.codeanatomy.plugin.host.internal.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.codeanatomy.plugin.host.internal.generation.Lifecycle.Commitment;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Event PASSED = new Event.Passed();
    private static final List<Action> CHECKS =
            List.of(Action.EXAMINE, Action.START_TRANSIENTLY, Action.AGREE, Action.TEST, Action.COMMIT);

    /** What a sequence of events led to. */
    private record History(List<Lifecycle> states, List<Action> actions) {

        static History of(Origin origin, List<Event> events) {
            List<Lifecycle> states = new ArrayList<>(List.of(Lifecycle.of(origin)));
            List<Action> actions = new ArrayList<>();
            for (Event event : events) {
                Transition transition = states.get(states.size() - 1).on(event);
                states.add(transition.next());
                actions.addAll(transition.actions());
            }
            return new History(states, actions);
        }

        List<Phase> phases() {
            return states.stream().map(Lifecycle::phase).toList();
        }
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Event retire = new Event.RetireAsked(true, "was replaced");
        Event stop = new Event.RetireAsked(false, "was stopped");
        return Arbitraries.frequencyOf(
                        Tuple.of(8, Arbitraries.of(PASSED)),
                        Tuple.of(
                                4,
                                Arbitraries.of(
                                        new Event.Failed("a reason"),
                                        retire,
                                        stop,
                                        new Event.ServiceLost("lost a service"),
                                        new Event.ServiceSeen(),
                                        new Event.Drained(),
                                        new Event.LimitPassed(),
                                        new Event.Overdue("its start did not end"),
                                        new Event.Returned(),
                                        new Event.Gone(),
                                        new Event.Collected(),
                                        new Event.Held("somebody holds it"))))
                .list()
                .ofMaxSize(30)
                .map(events -> {
                    List<Event> all = new ArrayList<>(events);
                    all.add(0, new Event.Discovered());
                    return all;
                });
    }

    @Property(seed = "20261121")
    void candidate_isPublishedOnlyAfterEveryCheckInOrder(@ForAll Origin origin, @ForAll("events") List<Event> events) {
        List<Action> actions = History.of(origin, events).actions();
        int published = actions.indexOf(Action.SWITCH);
        if (published >= 0) {
            assertThat(origin).isNotEqualTo(Origin.REHEARSAL);
            assertThat(actions.subList(0, published))
                    .containsExactlyElementsOf(origin == Origin.HOST ? CHECKS : List.of(Action.EXAMINE, Action.AGREE));
        }
    }

    @Property(seed = "20261121")
    void whatIsRetiredOrRefused_neverServesAgain(@ForAll Origin origin, @ForAll("events") List<Event> events) {
        List<Phase> phases = History.of(origin, events).phases();
        for (Phase end : List.of(Phase.DRAINING, Phase.REFUSED, Phase.ABANDONED, Phase.REHEARSED)) {
            int over = phases.indexOf(end);
            if (over >= 0) {
                assertThat(phases.subList(over, phases.size())).noneMatch(Phase::isServing);
            }
        }
    }

    @Property(seed = "20261121")
    void rehearsal_neverCommitsNorServes_andIsDiscarded(@ForAll("events") List<Event> events) {
        History history = History.of(Origin.REHEARSAL, events);

        assertThat(history.actions()).doesNotContain(Action.COMMIT, Action.SWITCH, Action.TAKE_BACK);
        assertThat(history.phases()).noneMatch(Phase::isServing);
        if (history.phases().contains(Phase.REHEARSED)) {
            assertThat(history.actions())
                    .endsWith(Action.RELEASE_SERVICES, Action.RELEASE_MEMORY, Action.DISCARD_BUNDLE);
        }
    }

    /** Answers to commit and switch come when they come: whatever else happens meanwhile, journal and service agree. */
    @Property(seed = "20261121", tries = 5_000)
    void journalNamesIt_ifAndOnlyIfItServed(@ForAll @Size(max = 25) List<@IntRange(max = 9) Integer> choices) {
        ModelShell shell = new ModelShell(Origin.HOST);
        shell.handle(new Event.Discovered());
        choices.forEach(shell::choose);
        shell.answerAll();

        assertThat(shell.journalled()).as("%s", shell).isEqualTo(shell.served());
        assertThat(shell.takenBack()).isLessThanOrEqualTo(1);
    }

    /** What hangs is cleaned up once, by the thread that comes back, and not before. */
    @Property(seed = "20261121")
    void abandoned_isCleanedUpWhenItsThreadReturns(@ForAll Origin origin, @ForAll("events") List<Event> events) {
        History history = History.of(origin, events);
        int abandoned = history.phases().indexOf(Phase.ABANDONED);
        if (abandoned >= 0) {
            boolean returned =
                    events.subList(abandoned, events.size()).stream().anyMatch(Event.Returned.class::isInstance);
            assertThat(history.actions().contains(Action.RELEASE_MEMORY)).isEqualTo(returned);
            assertThat(history.actions())
                    .filteredOn(Action.AWAIT_RETURN::equals)
                    .hasSize(1);
        }
    }

    @Property(seed = "20261121")
    void bundleOfOthers_isRemovedOnlyWhenAsked(@ForAll("events") List<Event> events) {
        List<Action> actions = History.of(Origin.OTHERS, events).actions();

        assertThat(actions).doesNotContain(Action.DISCARD_BUNDLE, Action.START_TRANSIENTLY, Action.RECORD_AUTOSTART);
        if (events.stream().noneMatch(event -> event instanceof Event.RetireAsked asked && asked.remove())) {
            assertThat(actions).doesNotContain(Action.REMOVE_BUNDLE);
        }
    }

    @Property(seed = "20261121")
    void memoryAndBundle_areGivenUpAtMostOnce_andNotBeforeDrained(
            @ForAll Origin origin, @ForAll("events") List<Event> events) {
        History history = History.of(origin, events);

        assertThat(history.actions()).filteredOn(Action.RELEASE_MEMORY::equals).hasSizeLessThanOrEqualTo(1);
        assertThat(history.actions()).filteredOn(Action.REMOVE_BUNDLE::equals).hasSizeLessThanOrEqualTo(1);
        if (history.phases().contains(Phase.ACTIVE) && history.actions().contains(Action.RELEASE_MEMORY)) {
            int withdrawn = history.actions().indexOf(Action.WITHDRAW);
            assertThat(withdrawn).isNotNegative().isLessThan(history.actions().indexOf(Action.RELEASE_MEMORY));
            assertThat(events).hasAtLeastOneElementOfType(Event.Drained.class);
        }
    }

    @Property(seed = "20261121")
    void reasons_areThereWheneverItDoesNotServeForAReason(@ForAll Origin origin, @ForAll("events") List<Event> events) {
        for (Lifecycle state : History.of(origin, events).states()) {
            boolean mustSayWhy =
                    switch (state.phase()) {
                        case REFUSED, SUSPENDING, SUSPENDED, DRAINING, RETAINED -> true;
                        default -> false;
                    };
            assertThat(!mustSayWhy || !state.reasons().isEmpty())
                    .as("%s", state)
                    .isTrue();
        }
    }

    @Test
    void updateOfServing_goesAllTheWayToCollected() {
        History history = History.of(
                Origin.HOST,
                List.of(
                        new Event.Discovered(),
                        PASSED,
                        PASSED,
                        PASSED,
                        PASSED,
                        PASSED,
                        PASSED,
                        new Event.RetireAsked(true, "was replaced"),
                        new Event.LimitPassed(),
                        new Event.Drained(),
                        new Event.Gone(),
                        new Event.Held("a thread-local of thread worker-3 holds it"),
                        new Event.Collected()));

        assertThat(history.phases())
                .containsExactly(
                        Phase.FOUND,
                        Phase.EXAMINING,
                        Phase.STARTING,
                        Phase.AGREEING,
                        Phase.TESTING,
                        Phase.COMMITTING,
                        Phase.SWITCHING,
                        Phase.ACTIVE,
                        Phase.DRAINING,
                        Phase.DRAINING,
                        Phase.REMOVING,
                        Phase.WATCHED,
                        Phase.RETAINED,
                        Phase.COLLECTED);
    }

    @Test
    void switchThatFails_takesTheCommitBack() {
        Lifecycle switching = new Lifecycle(Phase.SWITCHING, Origin.HOST, false, Commitment.MADE, List.of());

        Transition failed = switching.on(new Event.Failed("was stopped"));

        assertThat(failed.next().phase()).isEqualTo(Phase.REFUSED);
        assertThat(failed.actions())
                .containsExactly(
                        Action.TAKE_BACK, Action.RELEASE_SERVICES, Action.RELEASE_MEMORY, Action.DISCARD_BUNDLE);
    }

    @Test
    void commitThatFails_refuses() {
        Lifecycle committing = new Lifecycle(Phase.COMMITTING, Origin.HOST, false, Commitment.ASKED, List.of());

        Transition failed = committing.on(new Event.Failed("the disk is full"));

        assertThat(failed.next().reasons()).containsExactly("the disk is full");
        assertThat(failed.actions())
                .containsExactly(Action.RELEASE_SERVICES, Action.RELEASE_MEMORY, Action.DISCARD_BUNDLE);
    }

    @Test
    void bundleThatHangsWhenStopped_isWatchedOnceItIsGone() {
        Lifecycle removing = new Lifecycle(Phase.REMOVING, Origin.HOST, true, Commitment.KEPT, List.of());

        Lifecycle retained = removing.on(new Event.Held("its stop did not end")).next();

        assertThat(retained.phase()).isEqualTo(Phase.RETAINED);
        assertThat(retained.on(new Event.Gone()).actions()).containsExactly(Action.WATCH_COLLECTION);
    }

    @Test
    void stopOfDraining_onlyWaits() {
        Lifecycle draining = new Lifecycle(Phase.DRAINING, Origin.HOST, true, Commitment.NONE, List.of("was replaced"));

        Transition stop = draining.on(new Event.RetireAsked(false, "was stopped"));

        assertThat(stop.actions()).containsExactly(Action.AWAIT_DRAINED);
        assertThat(stop.next()).isEqualTo(draining);
    }

    @Test
    void stopWhileBeingPublished_drainsIt_becauseItMayBeLeasedAlready() {
        Lifecycle switching = new Lifecycle(Phase.SWITCHING, Origin.OTHERS, false, Commitment.NONE, List.of());

        Transition stop = switching.on(new Event.RetireAsked(false, "was stopped"));

        assertThat(stop.actions()).containsExactly(Action.WITHDRAW, Action.DRAIN);
        assertThat(stop.next().on(PASSED).next()).isEqualTo(stop.next());
        assertThat(stop.next().on(new Event.Failed("was stopped")).next()).isEqualTo(stop.next());
    }

    @Test
    void stopOfCandidate_refusesIt() {
        Lifecycle testing = new Lifecycle(Phase.TESTING, Origin.HOST, false, Commitment.NONE, List.of());

        Lifecycle refused =
                testing.on(new Event.RetireAsked(false, "was stopped")).next();

        assertThat(refused.phase()).isEqualTo(Phase.REFUSED);
        assertThat(refused.reasons()).containsExactly("was stopped while it was being checked");
    }
}
