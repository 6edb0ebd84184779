package org.codeanatomy.engine.api.registry;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.codeanatomy.plugin.api.function.FunctionDescription.Kind;

/**
 * What the plugins of one snapshot bring to SQL and to builds: their public surface. It is the same in whatever order
 * plugins came, and has neither versions nor jars in it, so that it changes only when the surface does. Immutable.
 *
 * @param functions scalar functions, then table functions, each by name
 * @param tableKinds by kind
 * @param procedures by name
 * @param sourceExtractors by language
 * @param viewPacks by name
 */
public record RegistrySnapshot(
        List<FunctionFacts> functions,
        List<TableKindFacts> tableKinds,
        List<ProcedureFacts> procedures,
        List<ExtractorFacts> sourceExtractors,
        List<ViewPackFacts> viewPacks) {

    /** The version of the JSON form. It is part of what is hashed. */
    public static final int FORMAT_VERSION = 1;

    /** Copies and orders everything. */
    public RegistrySnapshot {
        functions = functions.stream()
                .sorted(Comparator.comparing(FunctionFacts::kind).thenComparing(FunctionFacts::name))
                .toList();
        tableKinds = ordered(tableKinds, TableKindFacts::kind);
        procedures = ordered(procedures, ProcedureFacts::name);
        sourceExtractors = ordered(sourceExtractors, ExtractorFacts::language);
        viewPacks = ordered(viewPacks, ViewPackFacts::name);
    }

    private static <T> List<T> ordered(List<T> facts, Function<T, String> name) {
        return facts.stream().sorted(Comparator.comparing(name)).toList();
    }

    /** The names of the functions of a kind, in order. */
    public List<String> names(Kind kind) {
        return functions.stream()
                .filter(function -> function.kind() == kind)
                .map(FunctionFacts::name)
                .toList();
    }

    /**
     * The hash of all that is in here: 32 hexadecimal digits of a BLAKE2b-128 over framed parts, so that no fact can
     * pass for another by where it ends.
     */
    public String hash() {
        return FactsHash.of(FactsJson.of(this));
    }

    /** How many of each there are, and the hash. */
    public RegistrySummary summary() {
        return new RegistrySummary(
                names(Kind.SCALAR).size(),
                names(Kind.TABLE).size(),
                tableKinds.size(),
                procedures.size(),
                sourceExtractors.size(),
                viewPacks.size(),
                hash());
    }

    /** One JSON object, indented, without a line feed at its end. */
    public String toJson() {
        return FactsJson.text(FactsJson.withHash(FactsJson.of(this), hash()));
    }
}
