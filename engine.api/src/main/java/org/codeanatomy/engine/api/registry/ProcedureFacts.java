package org.codeanatomy.engine.api.registry;

import java.util.List;
import java.util.Objects;

/**
 * A procedure that a plugin brings.
 *
 * @param name its name
 * @param plugin who brings it
 * @param aliases other names, in order
 * @param parameters the declared ones
 * @param required how many of them a call must give
 * @param variadic whether the last one may be repeated
 * @param columns what it reports
 */
public record ProcedureFacts(
        String name,
        String plugin,
        List<String> aliases,
        List<ParameterFacts> parameters,
        int required,
        boolean variadic,
        List<ColumnFacts> columns) {

    /** Copies the lists. */
    public ProcedureFacts {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(plugin, "plugin is null");
        aliases = aliases.stream().sorted().toList();
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
    }
}
