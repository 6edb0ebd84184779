package org.codeanatomy.plugin.host.internal.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.internal.bundle.Sha256;

/**
 * An immutable picture of all active generations.
 *
 * @param id a hash of the plugins' names, versions and jars; the same whatever the order in which they came
 * @param generations ordered by plugin name
 */
public record Snapshot(String id, List<GenerationId> generations) {

    /** Copies the generations. */
    public Snapshot {
        generations = List.copyOf(generations);
    }

    /** The picture of these generations. */
    public static Snapshot of(Collection<GenerationId> generations) {
        List<GenerationId> ordered = generations.stream()
                .sorted(Comparator.comparing(GenerationId::plugin))
                .toList();
        return new Snapshot(hash(ordered), ordered);
    }

    /**
     * Framed, so that no two lists of texts look alike. The number is left out: it depends on the order of starting.
     */
    private static String hash(List<GenerationId> ordered) {
        StringBuilder framed = new StringBuilder();
        for (GenerationId generation : ordered) {
            for (String part : List.of(generation.plugin(), generation.version(), generation.sha256())) {
                framed.append(part.getBytes(StandardCharsets.UTF_8).length)
                        .append(':')
                        .append(part);
            }
        }
        return Sha256.of(framed.toString());
    }
}
