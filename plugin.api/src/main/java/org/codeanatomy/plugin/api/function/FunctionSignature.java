package org.codeanatomy.plugin.api.function;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.codeanatomy.plugin.api.vector.Encoding;

/**
 * What the engine must know of a function before it calls it. Build one with {@link #named}.
 *
 * @param name its name, lower case; matched without regard to case
 * @param aliases other names
 * @param parameters the declared parameters
 * @param required how many of them a call must give; the rest may be left out from the end
 * @param variadic whether the last parameter may be repeated
 * @param volatility what may be assumed of equal calls
 * @param nullHandling who deals with nulls
 * @param encodings the encodings the function reads; always contains {@link Encoding#FLAT}. The engine flattens others
 * @param acceptsSelection whether it honours a selection; if not, the engine hands it dense rows
 * @param description one or two sentences for people
 */
public record FunctionSignature(
        String name,
        List<String> aliases,
        List<Parameter> parameters,
        int required,
        boolean variadic,
        Volatility volatility,
        NullHandling nullHandling,
        Set<Encoding> encodings,
        boolean acceptsSelection,
        String description) {

    /** Copies lists and checks that nothing contradicts. */
    public FunctionSignature {
        Objects.requireNonNull(name, "name is null");
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
        encodings = Set.copyOf(encodings);
        if (required < 0 || required > parameters.size()) {
            throw new IllegalArgumentException(name + " requires " + required + " of " + parameters.size());
        }
        if (!encodings.contains(Encoding.FLAT)) {
            throw new IllegalArgumentException(name + " must read FLAT columns");
        }
    }

    /** Starts a signature: immutable, null on null, FLAT only, no parameters. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Collects the parts of a signature. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private List<String> aliases = List.of();
        private List<Parameter> parameters = List.of();
        private int required = -1;
        private boolean variadic;
        private Volatility volatility = Volatility.IMMUTABLE;
        private NullHandling nullHandling = NullHandling.NULL_ON_NULL;
        private Set<Encoding> encodings = Set.of(Encoding.FLAT);
        private boolean acceptsSelection;
        private String description = "";

        private Builder(String name) {
            this.name = name;
        }

        /** Other names. */
        public Builder aliases(String... others) {
            aliases = List.of(others);
            return this;
        }

        /** The parameters, all of them required unless {@link #required} says otherwise. */
        public Builder parameters(Parameter... all) {
            parameters = List.of(all);
            return this;
        }

        /** How many parameters a call must give. */
        public Builder required(int count) {
            required = count;
            return this;
        }

        /** The last parameter may be repeated. */
        public Builder variadic() {
            variadic = true;
            return this;
        }

        /** What may be assumed of equal calls. */
        public Builder volatility(Volatility value) {
            volatility = value;
            return this;
        }

        /** The function sees rows with null arguments. */
        public Builder calledOnNull() {
            nullHandling = NullHandling.CALLED_ON_NULL;
            return this;
        }

        /** The encodings the function reads. */
        public Builder encodings(Encoding... all) {
            encodings = Set.of(all);
            return this;
        }

        /** The function honours selections. */
        public Builder acceptsSelection() {
            acceptsSelection = true;
            return this;
        }

        /** What it does, for people. */
        public Builder description(String text) {
            description = text;
            return this;
        }

        /** The signature. */
        public FunctionSignature build() {
            int needed = required < 0 ? parameters.size() : required;
            return new FunctionSignature(
                    name,
                    aliases,
                    parameters,
                    needed,
                    variadic,
                    volatility,
                    nullHandling,
                    encodings,
                    acceptsSelection,
                    description);
        }
    }
}
