package org.codeanatomy.plugin.host.internal.slot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The names that a plugin declares or brings, by slot. Immutable; equal if slots and names are equal. */
public final class SlotNames {

    /** No slot at all. */
    public static final SlotNames NONE = new SlotNames(new TreeMap<>());

    private final SortedMap<String, SortedSet<String>> bySlot;

    private SlotNames(SortedMap<String, SortedSet<String>> bySlot) {
        this.bySlot = bySlot;
    }

    /** These names, and more names of a slot. A slot may be filled without any name. */
    public SlotNames with(String slot, Collection<String> names) {
        SortedMap<String, SortedSet<String>> merged = new TreeMap<>(bySlot);
        SortedSet<String> all = new TreeSet<>(names);
        all.addAll(bySlot.getOrDefault(slot, Collections.emptySortedSet()));
        merged.put(slot, Collections.unmodifiableSortedSet(all));
        return new SlotNames(Collections.unmodifiableSortedMap(merged));
    }

    /** The slots that are filled, in order of their names. */
    public Collection<String> slots() {
        return bySlot.keySet();
    }

    /** The names in a slot, in order; empty if the slot is not filled. */
    public SortedSet<String> names(String slot) {
        return bySlot.getOrDefault(slot, Collections.emptySortedSet());
    }

    /** The names in a slot as they are matched: in lower case. */
    public Stream<String> keys(String slot) {
        return names(slot).stream().map(SlotNames::key);
    }

    /** The form in which names are compared. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** One line per slot for people, for instance {@code scalar-function: shout, whisper}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        bySlot.forEach((slot, names) -> lines.add(names.isEmpty() ? slot : slot + ": " + String.join(", ", names)));
        return lines;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlotNames that && bySlot.equals(that.bySlot);
    }

    @Override
    public int hashCode() {
        return bySlot.hashCode();
    }

    @Override
    public String toString() {
        return bySlot.toString();
    }
}
