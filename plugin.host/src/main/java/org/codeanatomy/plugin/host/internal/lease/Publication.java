package org.codeanatomy.plugin.host.internal.lease;

import java.util.Comparator;
import java.util.List;
import org.codeanatomy.plugin.host.internal.snapshot.Snapshot;

/**
 * A snapshot with the live generations in it.
 *
 * @param generations ordered by plugin name
 */
record Publication(Snapshot snapshot, List<LiveGeneration> generations) {

    static Publication of(List<LiveGeneration> generations) {
        List<LiveGeneration> ordered = generations.stream()
                .sorted(Comparator.comparing(generation -> generation.id().plugin()))
                .toList();
        return new Publication(
                Snapshot.of(ordered.stream().map(LiveGeneration::id).toList()), ordered);
    }
}
