package org.codeanatomy.plugin.host.internal.framework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.GenerationState;
import org.codeanatomy.plugin.host.PluginStatus;
import org.codeanatomy.plugin.host.internal.bundle.PluginDeclaration;
import org.codeanatomy.plugin.host.internal.bundle.ServiceHolds;
import org.codeanatomy.plugin.host.internal.doctor.NameClashes;
import org.codeanatomy.plugin.host.internal.generation.Origin;
import org.codeanatomy.plugin.host.internal.generation.Phase;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** All generations of this runtime, the recent past among them. Thread-safe. */
final class Roster {

    /** Generations of one plugin that are remembered after their class loader is gone. */
    private static final int REMEMBERED = 8;

    private final BundleContext context;
    private final AtomicLong numbers = new AtomicLong();
    private final List<Generation> generations = new CopyOnWriteArrayList<>();
    private final Set<Long> updatedInPlace = ConcurrentHashMap.newKeySet();

    Roster(BundleContext context) {
        this.context = context;
    }

    /**
     * Adds a generation that nothing has happened to.
     *
     * @param sha256 of its jar
     * @param predecessor whose place it is to take, or null
     */
    Generation add(Bundle bundle, PluginDeclaration declaration, String sha256, Origin origin, Generation predecessor) {
        GenerationId id =
                new GenerationId(declaration.name(), declaration.version(), sha256, numbers.incrementAndGet());
        Generation generation = new Generation(id, declaration, origin, bundle, predecessor, new ServiceHolds(context));
        generations.removeIf(old -> isObsolete(old, generation));
        generations.add(generation);
        forgetOldest(declaration.name());
        return generation;
    }

    private static boolean isObsolete(Generation old, Generation generation) {
        boolean sameBundle = old.bundleId() == generation.bundleId();
        boolean sameName = old.id().plugin().equals(generation.id().plugin());
        boolean gone = old.lifecycle().origin() != Origin.OTHERS; // the host discards its candidates
        boolean over = old.phase() == Phase.REFUSED || old.phase() == Phase.REHEARSED;
        return over && (sameBundle || (gone && sameName));
    }

    private void forgetOldest(String plugin) {
        List<Generation> past = generations.stream()
                .filter(generation -> generation.id().plugin().equals(plugin))
                .filter(generation -> generation.phase() == Phase.COLLECTED)
                .toList();
        generations.removeAll(past.subList(0, Math.max(0, past.size() - REMEMBERED)));
    }

    /** Forgets that a bundle of others was refused, because it is gone. Candidates of the host are gone anyway. */
    void forgetRefused(long bundleId) {
        generations.removeIf(old -> old.bundleId() == bundleId
                && old.phase() == Phase.REFUSED
                && old.lifecycle().origin() == Origin.OTHERS);
    }

    void markUpdatedInPlace(Bundle bundle) {
        updatedInPlace.add(bundle.getBundleId());
    }

    boolean isUpdatedInPlace(Bundle bundle) {
        return updatedInPlace.contains(bundle.getBundleId());
    }

    /** The generation of a bundle that is a candidate, serving or draining. */
    Optional<Generation> liveOf(Bundle bundle) {
        return lastOf(generation -> generation.bundleId() == bundle.getBundleId()
                && generation.phase().isLive());
    }

    /** Whether a bundle is a candidate of the host that is not wanted any more, and about to be discarded. */
    boolean isDiscarded(Bundle bundle) {
        return lastOf(generation -> generation.bundleId() == bundle.getBundleId())
                .filter(generation -> generation.lifecycle().origin() != Origin.OTHERS && !generation.hasServed())
                .filter(generation -> !generation.phase().isLive())
                .isPresent();
    }

    /** Whether a bundle has served. */
    boolean hasServed(Bundle bundle) {
        return lastOf(generation -> generation.bundleId() == bundle.getBundleId())
                .filter(Generation::hasServed)
                .isPresent();
    }

    /** The generation of a bundle that was stopped by somebody and is still installed, or being removed. */
    Optional<Generation> stoppedOf(Bundle bundle) {
        return lastOf(generation -> generation.bundleId() == bundle.getBundleId()
                && (generation.phase() == Phase.STOPPED || generation.phase() == Phase.REMOVING));
    }

    /** The generation that serves under a name, or would if it were complete. */
    Optional<Generation> serving(String plugin) {
        return lastOf(generation ->
                generation.id().plugin().equals(plugin) && generation.phase().isServing());
    }

    /** A generation that does not serve, but whose bundle is still installed. */
    Optional<Generation> idle(String plugin) {
        return lastOf(generation -> generation.id().plugin().equals(plugin)
                && generation.bundle() != null
                && (generation.phase() == Phase.STOPPED || generation.phase() == Phase.REFUSED));
    }

    /** The names of plugins that serve, in order. */
    List<String> servingPlugins() {
        return serving()
                .map(generation -> generation.id().plugin())
                .distinct()
                .sorted()
                .toList();
    }

    /** What serves, for the search for name clashes. */
    List<NameClashes.Serving> servingNames() {
        return serving()
                .map(generation -> new NameClashes.Serving(generation.id(), generation.callable()))
                .toList();
    }

    Stream<Generation> inPhase(Phase phase) {
        return generations.stream().filter(generation -> generation.phase() == phase);
    }

    /** The class loaders of all generations that are not known to be gone. */
    List<ClassLoader> loaders() {
        return generations.stream()
                .map(generation -> generation.loader().get())
                .filter(Objects::nonNull)
                .toList();
    }

    /** All of them. */
    Stream<Generation> all() {
        return generations.stream();
    }

    Stream<Generation> live() {
        return generations.stream().filter(generation -> generation.phase().isLive());
    }

    List<PluginStatus> statuses() {
        return generations.stream()
                .map(Generation::status)
                .sorted(Comparator.comparing(PluginStatus::name).thenComparing(PluginStatus::state))
                .toList();
    }

    /** Generations that once served a name, newest first; empty if one serves it now. */
    List<String> formerProviders(String slot, String name) {
        String key = SlotNames.key(name);
        List<String> former = new ArrayList<>();
        for (Generation generation : generations) {
            if (generation.hasServed() && generation.callable().keys(slot).anyMatch(key::equals)) {
                if (generation.phase().state() == GenerationState.ACTIVE) {
                    return List.of();
                }
                former.remove(generation.id().toString());
                former.add(0, generation.id().toString());
            }
        }
        return List.copyOf(former);
    }

    private Stream<Generation> serving() {
        return generations.stream().filter(generation -> generation.phase().isServing());
    }

    private Optional<Generation> lastOf(Predicate<Generation> condition) {
        return generations.stream().filter(condition).reduce((first, second) -> second);
    }
}
