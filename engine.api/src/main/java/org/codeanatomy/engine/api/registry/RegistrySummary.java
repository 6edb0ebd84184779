package org.codeanatomy.engine.api.registry;

import java.util.Objects;

/**
 * A registry snapshot in figures.
 *
 * @param scalar number of scalar functions, without aliases
 * @param table number of table functions, without aliases
 * @param tableKinds number of table kinds
 * @param procedures number of procedures
 * @param sourceExtractors number of source extractors
 * @param viewPacks number of view packs
 * @param hash {@link RegistrySnapshot#hash()}
 */
public record RegistrySummary(
        int scalar, int table, int tableKinds, int procedures, int sourceExtractors, int viewPacks, String hash) {

    /** Checks that the hash is there. */
    public RegistrySummary {
        Objects.requireNonNull(hash, "hash is null");
    }
}
