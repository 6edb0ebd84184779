package org.codeanatomy.plugin.host.internal.slot;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A slot that the host serves.
 *
 * @param capability its name in manifests
 * @param type its service interface
 * @param names asks a service which names it brings; runs plugin code
 * @param aliases asks a service by which other names it can be called; runs plugin code
 */
public record SlotType<T>(
        String capability, Class<T> type, Function<T, List<String>> names, Function<T, Stream<String>> aliases) {

    /** A slot whose names have no aliases. */
    SlotType(String capability, Class<T> type, Function<T, List<String>> names) {
        this(capability, type, names, service -> Stream.empty());
    }

    /** The names that a service of this slot brings. Runs plugin code. */
    public List<String> namesOf(Object service) {
        return names.apply(type.cast(service));
    }

    /** The names that a service of this slot brings, and all aliases. Runs plugin code. */
    public List<String> namesAndAliasesOf(Object service) {
        return Stream.concat(namesOf(service).stream(), aliases.apply(type.cast(service)))
                .toList();
    }
}
