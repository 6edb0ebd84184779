package org.codeanatomy.plugin.host.view;

import java.time.Instant;
import java.util.Optional;
import org.codeanatomy.plugin.host.GenerationState;

/**
 * A generation.
 *
 * @param generation its number in this runtime, from 1
 * @param plugin the plugin's name
 * @param version its bundle's version
 * @param buildId the source revision it was built from; empty if it does not say
 * @param sha256 of its jar
 * @param state where it stands
 * @param leases how many statements use it now
 * @param loadedAt when it was installed, or found
 * @param switchedAt when it was first published
 * @param retiredAt when the last statement on it had ended
 * @param collectedAt when its class loader was seen to be gone
 * @param drainMillis how long statements on it were waited for
 * @param cancelled statements that were cancelled at the drain limit
 * @param reason why it was refused, suspended, retired or retained; empty otherwise
 */
public record GenerationStatus(
        long generation,
        String plugin,
        String version,
        String buildId,
        String sha256,
        GenerationState state,
        int leases,
        Instant loadedAt,
        Optional<Instant> switchedAt,
        Optional<Instant> retiredAt,
        Optional<Instant> collectedAt,
        long drainMillis,
        int cancelled,
        String reason) {}
