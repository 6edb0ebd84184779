package org.codeanatomy.plugin.host.internal.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is committed, which is what the journal says when it is read from its beginning: it decides who serves after a
 * restart. Thread-safe.
 */
public final class Commitments {

    private final Journal journal;
    private final int limit;
    private final List<JournalEntry> entries;
    private final Map<String, JournalEntry> committed = new TreeMap<>();
    private final Map<String, JournalEntry> taken = new TreeMap<>();
    private final Map<Long, Optional<JournalEntry>> replaced = new HashMap<>();
    private long last;

    private Commitments(Journal.Opened opened, int limit) {
        this.journal = opened.journal();
        this.limit = limit;
        this.entries = new ArrayList<>(opened.entries());
        entries.forEach(this::apply);
    }

    /**
     * Reads a journal, or begins one, and forgets what is older than the limit.
     *
     * @param limit how many changes of each plugin are remembered
     * @throws IOException if it cannot be read or is damaged; the message names the file
     */
    public static Commitments open(Path file, int limit) throws IOException {
        Commitments commitments = new Commitments(Journal.open(file), limit);
        List<JournalEntry> kept = commitments.kept();
        if (kept.size() < commitments.entries.size()) {
            commitments.journal.rewrite(kept);
            commitments.entries.retainAll(kept);
        }
        return commitments;
    }

    /**
     * Commits a change: when this returns it is on disk, when it throws nothing has changed.
     *
     * @param now the jar that is committed or uninstalled
     * @param before the jar that served before, or nothing
     * @param file the file in the drop folder that it came from, or empty
     */
    public synchronized JournalEntry commit(
            Change change, String plugin, PluginContent now, PluginContent before, String file) throws IOException {
        JournalEntry entry = new JournalEntry(
                last + 1, Instant.now().truncatedTo(ChronoUnit.MILLIS), change, plugin, now, before, file);
        Optional<JournalEntry> until = committed(plugin);
        journal.append(entry);
        entries.add(entry);
        apply(entry);
        replaced.keySet().removeIf(sequence -> sequence < entry.sequence() - limit);
        replaced.put(entry.sequence(), until);
        return entry;
    }

    /** Takes a commit back, of this process, that nothing was committed after for its plugin. */
    public synchronized void undo(JournalEntry entry) throws IOException {
        PluginContent restored = replaced.getOrDefault(entry.sequence(), Optional.empty())
                .map(JournalEntry::now)
                .orElse(PluginContent.NONE);
        commit(Change.UNDO, entry.plugin(), restored, entry.now(), entry.file());
    }

    private void apply(JournalEntry entry) {
        last = entry.sequence();
        if (entry.change().decides()) {
            if (entry.change() != Change.UNINSTALL && entry.now().isThere()) {
                committed.put(entry.plugin(), entry);
            } else {
                committed.remove(entry.plugin());
            }
        }
        if (!entry.file().isEmpty()) {
            if (entry.change().givesFileUp()) {
                taken.remove(entry.file());
            } else {
                taken.put(entry.file(), entry);
            }
        }
    }

    /** The entry that says which jar of a plugin is committed, if one is. */
    public synchronized Optional<JournalEntry> committed(String plugin) {
        return Optional.ofNullable(committed.get(plugin));
    }

    /** The same of all plugins, by name. */
    public synchronized Collection<JournalEntry> committed() {
        return List.copyOf(committed.values());
    }

    /** What was last taken from a file of the drop folder and not given up since, by file. */
    public synchronized Map<String, JournalEntry> taken() {
        return Collections.unmodifiableMap(new TreeMap<>(taken));
    }

    /** The file that a plugin was last taken from, if it is still to be taken for its source. */
    public synchronized Optional<Path> fileOf(String plugin) {
        return taken.values().stream()
                .filter(entry -> entry.plugin().equals(plugin))
                .max((one, other) -> Long.compare(one.sequence(), other.sequence()))
                .map(entry -> Path.of(entry.file()));
    }

    /** The plugins that were ever decided on and are remembered. */
    public synchronized Set<String> plugins() {
        Set<String> plugins = new TreeSet<>();
        entries.forEach(entry -> plugins.add(entry.plugin()));
        return plugins;
    }

    /** The remembered changes, oldest first. */
    public synchronized List<JournalEntry> history() {
        return kept();
    }

    /** The last change of a plugin that says who serves, if there ever was one. */
    public synchronized Optional<JournalEntry> lastDecisionOn(String plugin) {
        return entries.stream()
                .filter(entry -> entry.plugin().equals(plugin) && entry.change().decides())
                .reduce((first, second) -> second);
    }

    /** The jars of a plugin that its remembered changes name, newest first, each once. */
    public synchronized List<PluginContent> contents(String plugin) {
        Map<String, PluginContent> contents = new LinkedHashMap<>();
        List<JournalEntry> newestFirst = new ArrayList<>(kept());
        Collections.reverse(newestFirst);
        for (JournalEntry entry : newestFirst) {
            if (entry.plugin().equals(plugin)) {
                List.of(entry.now(), entry.before()).stream()
                        .filter(PluginContent::isThere)
                        .forEach(content -> contents.putIfAbsent(content.sha256(), content));
            }
        }
        return List.copyOf(contents.values());
    }

    /** The hashes of all jars that what is remembered names: those that the store must keep. */
    public synchronized Set<String> jars() {
        Set<String> jars = new TreeSet<>();
        for (JournalEntry entry : kept()) {
            jars.add(entry.now().sha256());
            jars.add(entry.before().sha256());
        }
        return jars;
    }

    /** The last changes of every plugin, and whatever older entry still says what is committed or taken. */
    private List<JournalEntry> kept() {
        Set<JournalEntry> kept = new LinkedHashSet<>(committed.values());
        kept.addAll(taken.values());
        Map<String, Integer> counted = new HashMap<>();
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (counted.merge(entries.get(i).plugin(), 1, Integer::sum) <= limit) {
                kept.add(entries.get(i));
            }
        }
        return entries.stream().filter(kept::contains).toList();
    }
}
