package org.codeanatomy.plugin.host.internal.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.codeanatomy.plugin.host.GenerationId;

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
        MessageDigest digest = sha256();
        for (GenerationId generation : ordered) {
            for (String part : List.of(generation.plugin(), generation.version(), generation.sha256())) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256, which every JDK must have.", e);
        }
    }
}
