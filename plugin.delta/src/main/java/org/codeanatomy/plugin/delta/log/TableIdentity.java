package org.codeanatomy.plugin.delta.log;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What stays the same when a table's rows and schema change. Immutable.
 *
 * @param id given at creation
 * @param name as users gave it
 * @param description as users gave it
 * @param createdMillis when it was created, in milliseconds since 1970
 */
public record TableIdentity(
        String id, Optional<String> name, Optional<String> description, OptionalLong createdMillis) {

    /** A new table's. */
    public static TableIdentity create(String id, long nowMillis) {
        return new TableIdentity(id, Optional.empty(), Optional.empty(), OptionalLong.of(nowMillis));
    }
}
