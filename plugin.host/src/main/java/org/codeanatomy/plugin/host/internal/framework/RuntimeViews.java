package org.codeanatomy.plugin.host.internal.framework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.codeanatomy.plugin.host.internal.bundle.Requirements;
import org.codeanatomy.plugin.host.internal.generation.Phase;
import org.codeanatomy.plugin.host.internal.journal.JournalEntry;
import org.codeanatomy.plugin.host.internal.lease.LiveGeneration;
import org.codeanatomy.plugin.host.internal.memory.GenerationMemory;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.codeanatomy.plugin.host.internal.store.StateFolder;
import org.codeanatomy.plugin.host.view.GenerationStatus;
import org.codeanatomy.plugin.host.view.HealthStatus;
import org.codeanatomy.plugin.host.view.HistoryEntry;
import org.codeanatomy.plugin.host.view.MemoryStatus;
import org.codeanatomy.plugin.host.view.QueryMemory;
import org.codeanatomy.plugin.host.view.RequirementStatus;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.codeanatomy.plugin.host.view.ServiceStatus;
import org.codeanatomy.plugin.host.view.SettingStatus;
import org.osgi.framework.Bundle;

/** Makes records of what the roster knows. Thread-safe. */
final class RuntimeViews implements RuntimeView {

    private final Roster roster;
    private final CollectionWatch collections;
    private final StateFolder state;
    private final HostSettings settings;
    private final HealthView health;

    RuntimeViews(
            Roster roster, CollectionWatch collections, StateFolder state, HostSettings settings, HealthView health) {
        this.roster = roster;
        this.collections = collections;
        this.state = state;
        this.settings = settings;
        this.health = health;
    }

    @Override
    public List<GenerationStatus> generations() {
        collections.look();
        return ordered().map(RuntimeViews::status).toList();
    }

    private static GenerationStatus status(Generation generation) {
        LiveGeneration live = generation.live();
        PhaseTimes times = generation.times();
        return new GenerationStatus(
                generation.id().number(),
                generation.id().plugin(),
                generation.id().version(),
                generation.declaration().buildId(),
                generation.id().sha256(),
                generation.phase().state(),
                live == null ? 0 : live.holderDescriptions().size(),
                times.found(),
                times.firstOf(Phase.ACTIVE),
                times.firstOf(Phase.REMOVING, Phase.STOPPED),
                times.firstOf(Phase.COLLECTED),
                generation.drain().millis(),
                generation.drain().cancelled(),
                String.join("; ", generation.lifecycle().reasons()));
    }

    @Override
    public List<ServiceStatus> services() {
        List<ServiceStatus> services = new ArrayList<>();
        ordered()
                .filter(generation -> generation.phase().isServing())
                .forEach(generation -> services.addAll(services(generation)));
        return List.copyOf(services);
    }

    private static List<ServiceStatus> services(Generation generation) {
        SlotNames own = generation.declaration().names();
        SlotNames callable = generation.callable();
        List<ServiceStatus> services = new ArrayList<>();
        for (String slot : callable.slots()) {
            for (String name : callable.names(slot)) {
                services.add(new ServiceStatus(
                        generation.id().number(),
                        generation.id().plugin(),
                        generation.id().version(),
                        slot,
                        name,
                        !own.names(slot).contains(name)));
            }
        }
        return services;
    }

    @Override
    public List<RequirementStatus> requirements() {
        List<RequirementStatus> requirements = new ArrayList<>();
        ordered().forEach(generation -> {
            Bundle bundle = generation.bundle();
            if (bundle != null) {
                requirements.addAll(Requirements.of(bundle, generation.id()));
            }
        });
        return List.copyOf(requirements);
    }

    @Override
    public List<MemoryStatus> memory() {
        return memories().map(GenerationMemory::status).toList();
    }

    @Override
    public List<QueryMemory> queryMemory() {
        return memories().flatMap(memory -> memory.queries().stream()).toList();
    }

    private Stream<GenerationMemory> memories() {
        return ordered().map(Generation::memory).filter(Objects::nonNull);
    }

    @Override
    public List<HistoryEntry> history() {
        return state.commitments().history().stream().map(this::status).toList();
    }

    private HistoryEntry status(JournalEntry entry) {
        boolean committed = state.commitments()
                .committed(entry.plugin())
                .filter(entry::equals)
                .isPresent();
        return new HistoryEntry(
                entry.sequence(),
                entry.at(),
                entry.plugin(),
                entry.change().text(),
                entry.now().version(),
                entry.now().buildId(),
                entry.now().sha256(),
                entry.before().version(),
                entry.before().sha256(),
                entry.file().isEmpty()
                        ? ""
                        : String.valueOf(Path.of(entry.file()).getFileName()),
                committed,
                state.jars().has(entry.now().sha256()));
    }

    @Override
    public List<SettingStatus> settings() {
        return settings.statuses();
    }

    @Override
    public List<HealthStatus> health() {
        return health.all();
    }

    private Stream<Generation> ordered() {
        return roster.all()
                .sorted(Comparator.comparingLong(generation -> generation.id().number()));
    }
}
