package org.codeanatomy.plugin.delta.commit;

import io.delta.kernel.types.StructType;
import java.util.Map;
import org.codeanatomy.plugin.delta.log.TableIdentity;

/**
 * What a commit says of the table itself. Immutable.
 *
 * @param identity what stays over all versions
 * @param schema its columns
 * @param properties its properties
 */
public record TableMetadata(TableIdentity identity, StructType schema, Map<String, String> properties) {

    /** Copies the map. */
    public TableMetadata {
        properties = Map.copyOf(properties);
    }
}
