package org.codeanatomy.plugin.host.view;

import java.time.Instant;

/**
 * A committed change of a plugin.
 *
 * @param sequence counts the changes of this state folder from 1
 * @param at when it was committed
 * @param plugin the plugin's name
 * @param action {@code install}, {@code update}, {@code rollback}, {@code restore}, {@code recover}, {@code uninstall},
 *     {@code undo} or {@code take}
 * @param version of the jar that the change is about; empty if an undone first installation left none
 * @param buildId the source revision it was built from; empty if it does not say
 * @param sha256 of it
 * @param previousVersion of the jar that served before; empty if none did
 * @param previousSha256 of it
 * @param file the file in the drop folder that it came from; empty if it came otherwise
 * @param committed whether this is what is committed now
 * @param stored whether the jar is in the store, so that there is a way back to it
 */
public record HistoryEntry(
        long sequence,
        Instant at,
        String plugin,
        String action,
        String version,
        String buildId,
        String sha256,
        String previousVersion,
        String previousSha256,
        String file,
        boolean committed,
        boolean stored) {}
