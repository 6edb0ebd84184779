package org.codeanatomy.plugin.host.internal.framework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.codeanatomy.plugin.host.ChangePlan;
import org.codeanatomy.plugin.host.ChangePlan.Fate;
import org.codeanatomy.plugin.host.ChangePlan.NameChange;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.PluginUse;
import org.codeanatomy.plugin.host.PluginUsers;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.internal.doctor.PluginJar;
import org.codeanatomy.plugin.host.internal.lease.LiveGeneration;
import org.codeanatomy.plugin.host.internal.lease.Publications;
import org.codeanatomy.plugin.host.internal.slot.Meanings;
import org.codeanatomy.plugin.host.internal.slot.ServedSlots;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;

/** Says what a change of plugins would do. Thread-safe. */
final class ChangePlanner {

    private final BundleContext context;
    private final Roster roster;
    private final Publications publications;
    private final Trial trial;

    ChangePlanner(BundleContext context, Roster roster, Publications publications, Trial trial) {
        this.context = context;
        this.roster = roster;
        this.publications = publications;
        this.trial = trial;
    }

    ChangePlan install(Path path, boolean start) {
        try {
            PluginJar jar = PluginJar.read(path);
            return replacement(jar, roster.serving(jar.plugin()), start);
        } catch (PluginRefusedException e) {
            return impossible("install " + path.getFileName(), e.reasons());
        }
    }

    ChangePlan update(String plugin, Path path, boolean start) {
        try {
            PluginJar jar = PluginJar.read(path);
            Optional<Generation> serving = roster.serving(plugin);
            List<String> problems = new ArrayList<>();
            if (!jar.plugin().equals(plugin)) {
                problems.add(path.getFileName() + " is plugin " + jar.plugin() + " " + jar.version()
                        + ": plugin:install takes it under that name");
            }
            if (serving.isEmpty()) {
                problems.add(NotInstalled.sentence(plugin, roster.servingPlugins()));
            }
            return problems.isEmpty()
                    ? replacement(jar, serving, start)
                    : impossible("update " + plugin + " to " + jar.plugin() + " " + jar.version(), problems);
        } catch (PluginRefusedException e) {
            return impossible("update " + plugin + " to " + path.getFileName(), e.reasons());
        }
    }

    ChangePlan uninstall(String plugin) {
        Optional<Generation> leaving = roster.serving(plugin).or(() -> roster.idle(plugin));
        if (leaving.isEmpty()) {
            return impossible("uninstall " + plugin, List.of(NotInstalled.sentence(plugin, roster.servingPlugins())));
        }
        Generation generation = leaving.get();
        return new ChangePlan(
                "uninstall " + generation.id(),
                List.of(),
                false,
                List.of(),
                uses(generation),
                names(generation.callable(), SlotNames.NONE, Optional.empty(), Optional.empty()),
                restarts(generation));
    }

    private static ChangePlan impossible(String change, List<String> problems) {
        return new ChangePlan(change, problems, false, List.of(), List.of(), List.of(), List.of());
    }

    private ChangePlan replacement(PluginJar jar, Optional<Generation> serving, boolean start) {
        Trial.Findings findings = trial.of(jar, serving.orElse(null), start);
        List<String> notes = new ArrayList<>();
        serving.filter(old -> old.id().sha256().equals(jar.sha256()))
                .ifPresent(old -> notes.add("it is the jar that serves already"));
        notes.addAll(findings.notes());
        String now = jar.plugin() + " " + jar.version();
        // Aliases of the candidate are known after a trial only; without one, declared names are compared.
        Optional<Meanings> before = findings.meanings().flatMap(any -> serving.map(this::meanings));
        return new ChangePlan(
                serving.map(old -> "update " + old.id() + " to " + now).orElse("install " + now),
                findings.problems(),
                start,
                notes,
                serving.map(this::uses).orElse(List.of()),
                names(
                        serving.map(old -> findings.meanings().isPresent()
                                        ? old.callable()
                                        : old.declaration().names())
                                .orElse(SlotNames.NONE),
                        findings.names(),
                        before,
                        findings.meanings()),
                serving.map(this::restarts).orElse(List.of()));
    }

    private static List<NameChange> names(
            SlotNames before, SlotNames after, Optional<Meanings> meant, Optional<Meanings> means) {
        Set<String> slots = new TreeSet<>(before.slots());
        slots.addAll(after.slots());
        List<NameChange> changes = new ArrayList<>();
        for (String slot : slots) {
            Set<String> keys = new TreeSet<>(before.keys(slot).toList());
            keys.addAll(after.keys(slot).toList());
            for (String name : keys) {
                List<String> old = meant.flatMap(known -> known.of(slot, name)).orElse(List.of());
                List<String> now = means.flatMap(known -> known.of(slot, name)).orElse(List.of());
                Fate fate = fate(has(before, slot, name), has(after, slot, name), old.equals(now));
                changes.add(new NameChange(slot, name, fate, without(old, now), without(now, old)));
            }
        }
        return changes;
    }

    private static boolean has(SlotNames names, String slot, String key) {
        return names.keys(slot).anyMatch(key::equals);
    }

    private static Fate fate(boolean before, boolean after, boolean same) {
        if (before && after) {
            return same ? Fate.KEPT : Fate.CHANGED;
        }
        return before ? Fate.REMOVED : Fate.ADDED;
    }

    private static String without(Collection<String> items, Collection<String> others) {
        return items.stream().filter(item -> !others.contains(item)).collect(Collectors.joining(", "));
    }

    private Meanings meanings(Generation serving) {
        Meanings meanings = new Meanings();
        try (SnapshotLease lease = publications.lease(new Planning(serving.id()))) {
            for (Class<?> slot : ServedSlots.types()) {
                for (ServedService<?> served : lease.services(slot)) {
                    if (served.generation().equals(serving.id())) {
                        meanings.add(served.service());
                    }
                }
            }
        }
        return meanings;
    }

    /** Who holds a lease is asked for here; the rest is known to whoever keeps statements and views. */
    private List<PluginUse> uses(Generation serving) {
        Set<PluginUse> uses = new LinkedHashSet<>();
        LiveGeneration live = serving.live();
        if (live != null) {
            live.holderDescriptions().stream()
                    .sorted()
                    .map(holder -> new PluginUse("query", holder))
                    .forEach(uses::add);
        }
        try {
            for (ServiceReference<PluginUsers> reference : context.getServiceReferences(PluginUsers.class, null)) {
                PluginUsers users = context.getService(reference);
                if (users != null) {
                    uses.addAll(users.usersOf(serving.id().plugin()));
                    context.ungetService(reference);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("No filter is no wrong filter.", e);
        }
        return List.copyOf(uses);
    }

    private List<String> restarts(Generation serving) {
        Bundle bundle = serving.bundle();
        if (bundle == null) {
            return List.of();
        }
        return context
                .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .getDependencyClosure(Set.of(bundle))
                .stream()
                .filter(other -> !other.equals(bundle))
                .map(other -> other.getSymbolicName() + " " + other.getVersion())
                .sorted()
                .toList();
    }

    /** It asks a few services what they bring, and is done. */
    private record Planning(GenerationId generation) implements LeaseHolder {

        @Override
        public String description() {
            return "plan of a change of " + generation.plugin();
        }

        @Override
        public void cancel(String reason) {
            // it ends by itself, at once
        }
    }
}
