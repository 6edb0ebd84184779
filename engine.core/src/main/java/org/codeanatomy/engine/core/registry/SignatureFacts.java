package org.codeanatomy.engine.core.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.codeanatomy.engine.api.registry.FunctionFacts;
import org.codeanatomy.engine.api.registry.ParameterFacts;
import org.codeanatomy.engine.core.sql.ArrowTypes;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionDescription.Kind;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarFunction;

/** What is known of functions without calling them. */
final class SignatureFacts {

    private static final String ANY = "any";

    private SignatureFacts() {}

    static FunctionFacts scalar(String plugin, ScalarFunction function) {
        FunctionSignature signature = function.signature();
        List<String> returned = new ArrayList<>();
        for (int count : counts(signature)) {
            returned.add(returnType(function, arguments(signature, count)));
        }
        return facts(plugin, Kind.SCALAR, signature, returned);
    }

    static FunctionFacts table(String plugin, FunctionSignature signature) {
        return facts(plugin, Kind.TABLE, signature, List.of());
    }

    static List<ParameterFacts> parameters(FunctionSignature signature) {
        return signature.parameters().stream()
                .map(parameter -> new ParameterFacts(
                        parameter.name(),
                        parameter.accepted().stream().map(TypeNames::of).toList(),
                        parameter.literal()))
                .toList();
    }

    private static FunctionFacts facts(
            String plugin, Kind kind, FunctionSignature signature, List<String> returnTypes) {
        List<List<String>> inputs = new ArrayList<>();
        for (int count : counts(signature)) {
            inputs.add(signature.parameters().subList(0, count).stream()
                    .map(SignatureFacts::input)
                    .toList());
        }
        return new FunctionFacts(
                signature.name(),
                kind,
                plugin,
                signature.aliases(),
                parameters(signature),
                signature.required(),
                signature.variadic(),
                signature.volatility(),
                signature.nullHandling(),
                inputs,
                returnTypes);
    }

    private static List<Integer> counts(FunctionSignature signature) {
        List<Integer> counts = new ArrayList<>();
        for (int count = signature.required(); count <= signature.parameters().size(); count++) {
            counts.add(count);
        }
        return counts;
    }

    private static String input(Parameter parameter) {
        return parameter.accepted().isEmpty()
                ? ANY
                : TypeNames.of(parameter.accepted().get(0));
    }

    private static List<Argument> arguments(FunctionSignature signature, int count) {
        return signature.parameters().subList(0, count).stream()
                .map(SignatureFacts::argument)
                .toList();
    }

    /** An argument that says as little as possible: null if it must be a constant, a text if it may be anything. */
    private static Argument argument(Parameter parameter) {
        ArrowType type = parameter.accepted().isEmpty()
                ? ArrowTypes.UTF8
                : parameter.accepted().get(0);
        return new Argument(new Field(parameter.name(), FieldType.nullable(type), null), parameter.literal(), null);
    }

    /** Null if the function refuses arguments that say so little. */
    private static String returnType(ScalarFunction function, List<Argument> arguments) {
        try {
            return TypeNames.of(function.resultField(arguments));
        } catch (PluginException decidesByMore) {
            return null;
        }
    }
}
