package org.codeanatomy.plugin.host.internal.slot;

import java.util.List;
import java.util.function.Function;

/**
 * A slot that the host serves.
 *
 * @param capability its name in manifests
 * @param type its service interface
 * @param names asks a service which names it brings; runs plugin code
 */
public record SlotType<T>(String capability, Class<T> type, Function<T, List<String>> names) {

    /** The names that a service of this slot brings. Runs plugin code. */
    public List<String> namesOf(Object service) {
        return names.apply(type.cast(service));
    }
}
