package org.codeanatomy.plugin.api.source;

import java.util.Objects;

/**
 * Something that must hold of every build.
 *
 * @param name its name, for instance {@code edge_endpoints_exist}
 * @param sql a query over evidence and outputs whose rows are the violations
 * @param message one sentence that says what is broken if there are rows
 */
public record IntegrityRule(String name, String sql, String message) {

    /** Checks its parts. */
    public IntegrityRule {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(sql, "sql is null");
        Objects.requireNonNull(message, "message is null");
    }
}
