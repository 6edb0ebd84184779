package org.codeanatomy.plugin.delta.commit;

import java.util.Map;

/**
 * What the history of a table will say of a commit. Immutable.
 *
 * @param operation as other writers name it: {@code WRITE}, {@code CREATE TABLE AS SELECT}
 * @param mode {@code Append}, {@code Overwrite} or {@code ErrorIfExists}
 * @param readVersion the version it was made from, or −1
 * @param blindAppend whether it only adds files and read none
 * @param files data files added
 * @param rows rows in them
 * @param bytes bytes of them
 * @param userMetadata names and values of the caller
 */
public record CommitDescription(
        String operation,
        String mode,
        long readVersion,
        boolean blindAppend,
        int files,
        long rows,
        long bytes,
        Map<String, String> userMetadata) {

    /** Copies the map. */
    public CommitDescription {
        userMetadata = Map.copyOf(userMetadata);
    }
}
