package org.codeanatomy.plugin.delta.commit;

import io.delta.kernel.types.StructType;
import java.util.Map;

/**
 * What a commit says of the table itself. Immutable.
 *
 * @param id the table's identity
 * @param schema its columns
 * @param properties its properties
 * @param createdMillis when it was created, in milliseconds since 1970
 */
public record TableMetadata(String id, StructType schema, Map<String, String> properties, long createdMillis) {

    /** Copies the map. */
    public TableMetadata {
        properties = Map.copyOf(properties);
    }
}
