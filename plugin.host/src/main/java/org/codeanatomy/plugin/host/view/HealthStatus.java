package org.codeanatomy.plugin.host.view;

import java.time.Instant;
import org.codeanatomy.plugin.api.health.HealthReport;

/**
 * How a generation is.
 *
 * @param generation its number
 * @param plugin the plugin's name
 * @param version its bundle's version
 * @param status critical if it cannot do its work, also because it is suspended
 * @param message what was found, one sentence for people
 * @param checkedAt when it was asked
 * @param millis how long the answer took
 */
public record HealthStatus(
        long generation,
        String plugin,
        String version,
        HealthReport.Status status,
        String message,
        Instant checkedAt,
        long millis) {}
