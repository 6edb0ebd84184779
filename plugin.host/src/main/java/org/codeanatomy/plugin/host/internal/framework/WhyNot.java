package org.codeanatomy.plugin.host.internal.framework;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.codeanatomy.plugin.api.Slots;
import org.codeanatomy.plugin.host.GenerationState;
import org.codeanatomy.plugin.host.internal.bundle.ComponentFailures;
import org.codeanatomy.plugin.host.internal.bundle.PluginDeclaration;
import org.codeanatomy.plugin.host.internal.generation.Phase;
import org.codeanatomy.plugin.host.internal.lease.LiveGeneration;
import org.codeanatomy.plugin.host.internal.repository.PluginRepository;
import org.codeanatomy.plugin.host.internal.slot.Agreement;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Says why a plugin is not serving, one sentence for each thing it lacks. Thread-safe. */
final class WhyNot {

    private final BundleContext context;
    private final Roster roster;
    private final ComponentFailures components;
    private final PluginRepository repository;

    WhyNot(BundleContext context, Roster roster, ComponentFailures components, PluginRepository repository) {
        this.context = context;
        this.roster = roster;
        this.components = components;
        this.repository = repository;
    }

    List<String> sentences(String plugin) {
        List<Generation> known = roster.all()
                .filter(generation -> generation.id().plugin().equals(plugin))
                .sorted(Comparator.comparingLong(generation -> generation.id().number()))
                .toList();
        List<String> sentences = new ArrayList<>();
        relevant(known).forEach(generation -> sentences.addAll(of(generation)));
        sentences.addAll(neverStarted(plugin, known));
        return sentences.isEmpty() ? unknown(plugin) : sentences;
    }

    /** The one that serves, or else the last that did, and whatever was tried later. */
    private static Stream<Generation> relevant(List<Generation> known) {
        Optional<Generation> last =
                last(known, generation -> generation.phase().isServing()).or(() -> last(known, Generation::hasServed));
        return known.stream()
                .filter(generation -> last.isEmpty()
                        || generation.id().number() >= last.get().id().number())
                .filter(generation ->
                        generation.hasServed() || !isPast(generation.phase().state()));
    }

    private static boolean isPast(GenerationState state) {
        return switch (state) {
            case RETIRED, COLLECTED, RETAINED -> true;
            case CANDIDATE, ACTIVE, SUSPENDED, DRAINING, REFUSED -> false;
        };
    }

    private static Optional<Generation> last(List<Generation> generations, Predicate<Generation> condition) {
        return generations.stream().filter(condition).reduce((first, second) -> second);
    }

    private List<String> of(Generation generation) {
        String who = generation.id().toString();
        List<String> reasons = generation.lifecycle().reasons();
        return switch (generation.phase().state()) {
            case CANDIDATE -> List.of(who + " is being checked.");
            case ACTIVE ->
                List.of(who + " serves" + since(generation, Phase.ACTIVE) + ": "
                        + String.join("; ", generation.declaration().names().lines()) + ".");
            case SUSPENDED -> suspended(generation, reasons);
            case DRAINING -> List.of(draining(generation, reasons));
            case REFUSED -> each(who + " is refused: ", reasons);
            case RETAINED -> each(who + " is retired, but its class loader is still there: ", reasons);
            case RETIRED, COLLECTED ->
                List.of(generation.phase() == Phase.STOPPED ? stopped(generation, reasons) : gone(generation));
        };
    }

    private static String gone(Generation generation) {
        return generation.id() + " served until" + at(generation, Phase.DRAINING)
                + " and was removed: plugin:install brings it back.";
    }

    private static List<String> each(String prefix, List<String> reasons) {
        return reasons.stream().map(reason -> prefix + reason + ".").toList();
    }

    private List<String> suspended(Generation generation, List<String> reasons) {
        List<String> sentences = new ArrayList<>(each(generation.id() + " is suspended: ", reasons));
        Bundle bundle = generation.bundle();
        if (bundle != null) {
            List<String> missing = Agreement.missing(generation.declaration().names(), registered(bundle));
            if (!missing.isEmpty()) {
                sentences.add("It lacks " + String.join(", ", missing) + ".");
            }
            components.of(bundle).reasons().forEach(reason -> sentences.add("Its " + reason + "."));
        }
        return sentences;
    }

    /** As the services' own properties say; no component is made for it. */
    private static SlotNames registered(Bundle bundle) {
        SlotNames names = SlotNames.NONE;
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        for (ServiceReference<?> service : services == null ? new ServiceReference<?>[0] : services) {
            Object slot = service.getProperty(Slots.SLOT_PROPERTY);
            if (slot != null) {
                names = names.with(slot.toString(), texts(service.getProperty(Slots.NAMES_PROPERTY)));
            }
        }
        return names;
    }

    private static Collection<String> texts(Object property) {
        if (property instanceof String[] several) {
            return List.of(several);
        }
        return property == null ? List.of() : List.of(property.toString());
    }

    private static String draining(Generation generation, List<String> reasons) {
        LiveGeneration live = generation.live();
        List<String> holders = live == null ? List.of() : live.holderDescriptions();
        return generation.id() + " " + String.join("; ", reasons) + " and is draining"
                + since(generation, Phase.DRAINING)
                + (holders.isEmpty() ? "." : "; it is still used by: " + String.join("; ", holders) + ".");
    }

    /** Only others leave a stopped bundle installed. */
    private static String stopped(Generation generation, List<String> reasons) {
        String why = String.join("; ", reasons);
        return generation.id() + " " + why + at(generation, Phase.DRAINING)
                + ", by somebody who used the framework itself: felix:start " + generation.bundleId()
                + " brings it back.";
    }

    private List<String> neverStarted(String plugin, List<Generation> known) {
        Set<Long> seen = new TreeSet<>(known.stream().map(Generation::bundleId).toList());
        return Arrays.stream(context.getBundles())
                .filter(bundle -> !seen.contains(bundle.getBundleId()))
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED || bundle.getState() == Bundle.RESOLVED)
                .flatMap(bundle -> PluginDeclaration.of(bundle)
                        .filter(declaration -> declaration.name().equals(plugin))
                        .map(declaration -> plugin + " " + declaration.version()
                                + " is installed and not started: felix:start " + bundle.getBundleId() + " starts it.")
                        .stream())
                .toList();
    }

    private List<String> unknown(String plugin) {
        Optional<PluginRepository.Fitting> fitting = repository.best(plugin);
        if (fitting.isPresent()) {
            return List.of("No plugin " + plugin + " is installed; the plugin repository has it: plugin:install "
                    + fitting.get().jar());
        }
        Collection<String> names = new TreeSet<>(roster.servingPlugins());
        Stream.concat(roster.all().map(generation -> generation.id().plugin()), repository.plugins().stream())
                .filter(name -> NotInstalled.nearest(plugin, List.of(name)).isPresent())
                .forEach(names::add);
        String sentence = NotInstalled.sentence(plugin, names);
        return List.of("N" + sentence.substring(1) + (sentence.endsWith("?") ? "" : "."));
    }

    private static String since(Generation generation, Phase phase) {
        return when(generation, phase, " since ");
    }

    private static String at(Generation generation, Phase phase) {
        return when(generation, phase, " ");
    }

    private static String when(Generation generation, Phase phase, String word) {
        return generation
                .times()
                .firstOf(phase)
                .map(time -> word + time.truncatedTo(ChronoUnit.SECONDS))
                .orElse("");
    }
}
