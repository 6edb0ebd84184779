package org.codeanatomy.engine.api.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.codeanatomy.plugin.api.function.FunctionDescription.Kind;
import org.codeanatomy.plugin.api.function.NullHandling;
import org.codeanatomy.plugin.api.function.Volatility;

/**
 * A function that a plugin brings.
 *
 * @param name its name
 * @param kind scalar or table
 * @param plugin who brings it
 * @param aliases other names, in order
 * @param parameters the declared ones
 * @param required how many of them a call must give
 * @param variadic whether the last one may be repeated
 * @param volatility what may be assumed of equal calls
 * @param nullHandling who deals with nulls
 * @param signatureInputs one row per number of arguments, from the required ones to all: the types that arguments are
 *     cast to if they have none of those that are accepted, {@code any} where none is wanted
 * @param returnTypes parallel to {@code signatureInputs}: the type of such a call with arguments that may be null; null
 *     where the function decides by more than that. Empty for table functions
 */
public record FunctionFacts(
        String name,
        Kind kind,
        String plugin,
        List<String> aliases,
        List<ParameterFacts> parameters,
        int required,
        boolean variadic,
        Volatility volatility,
        NullHandling nullHandling,
        List<List<String>> signatureInputs,
        List<String> returnTypes) {

    /** Copies the lists. */
    public FunctionFacts {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(plugin, "plugin is null");
        aliases = aliases.stream().sorted().toList();
        parameters = List.copyOf(parameters);
        signatureInputs = signatureInputs.stream().map(List::copyOf).toList();
        returnTypes = Collections.unmodifiableList(new ArrayList<>(returnTypes));
    }
}
