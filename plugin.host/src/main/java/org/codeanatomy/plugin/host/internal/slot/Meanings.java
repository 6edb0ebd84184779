package org.codeanatomy.plugin.host.internal.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.FunctionSlots;
import org.codeanatomy.plugin.api.function.NullHandling;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.TableFunctions;
import org.codeanatomy.plugin.api.function.Volatility;
import org.codeanatomy.plugin.api.options.OptionField;
import org.codeanatomy.plugin.api.procedure.ProcedureSlots;
import org.codeanatomy.plugin.api.procedure.Procedures;
import org.codeanatomy.plugin.api.source.EvidenceTable;
import org.codeanatomy.plugin.api.source.ModelView;
import org.codeanatomy.plugin.api.source.SourceExtractor;
import org.codeanatomy.plugin.api.source.SourceSlots;
import org.codeanatomy.plugin.api.source.ViewPack;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.TableSlots;

/**
 * What the names that a plugin brings mean, as far as it says so itself: items of text that can be compared and shown.
 * Not thread-safe.
 */
public final class Meanings {

    private final SortedMap<String, SortedMap<String, List<String>>> bySlot = new TreeMap<>();

    /** Adds what a service of a slot brings. Runs plugin code. */
    public void add(Object service) {
        if (service instanceof ScalarFunctions functions) {
            functions.functions().forEach(function -> call(FunctionSlots.SCALAR_FUNCTION, function.signature()));
        }
        if (service instanceof TableFunctions functions) {
            functions.functions().forEach(function -> call(FunctionSlots.TABLE_FUNCTION, function.signature()));
        }
        if (service instanceof Procedures procedures) {
            procedures.procedures().forEach(procedure -> call(ProcedureSlots.PROCEDURE, procedure.signature()));
        }
        if (service instanceof TableProviderFactory factory) {
            put(
                    TableSlots.TABLE_PROVIDER,
                    factory.kind(),
                    options(factory.options().fields()));
        }
        if (service instanceof SourceExtractor extractor) {
            put(SourceSlots.SOURCE_EXTRACTOR, extractor.language(), tables(extractor.tables()));
        }
        if (service instanceof ViewPack pack) {
            put(SourceSlots.VIEW_PACK, pack.name(), views(pack.views()));
        }
    }

    /** What a name means, in items; nothing if it was not added. */
    public Optional<List<String>> of(String slot, String name) {
        return Optional.ofNullable(bySlot.getOrDefault(slot, new TreeMap<>()).get(SlotNames.key(name)));
    }

    private void call(String slot, FunctionSignature signature) {
        put(slot, signature.name(), List.of(signature(signature)));
    }

    private void put(String slot, String name, List<String> meaning) {
        bySlot.computeIfAbsent(slot, any -> new TreeMap<>()).put(SlotNames.key(name), meaning);
    }

    private static String signature(FunctionSignature signature) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < signature.parameters().size(); i++) {
            String parameter = parameter(signature.parameters().get(i));
            boolean last = i == signature.parameters().size() - 1;
            parameters.add((i < signature.required() ? parameter : "[" + parameter + "]")
                    + (last && signature.variadic() ? "…" : ""));
        }
        return "(" + String.join(", ", parameters) + ")"
                + (signature.volatility() == Volatility.IMMUTABLE ? "" : " " + lower(signature.volatility()))
                + (signature.nullHandling() == NullHandling.NULL_ON_NULL ? "" : " called on null")
                + (signature.aliases().isEmpty() ? "" : " also " + String.join(", ", signature.aliases()));
    }

    private static String parameter(Parameter parameter) {
        String types = parameter.accepted().stream().map(Meanings::type).collect(Collectors.joining("|"));
        return parameter.name() + " " + (types.isEmpty() ? "any" : types) + (parameter.literal() ? " constant" : "");
    }

    private static List<String> options(List<OptionField> fields) {
        return fields.stream()
                .map(field -> "option " + field.name() + " " + lower(field.type())
                        + (field.required() ? " required" : "")
                        + (field.defaultValue() == null ? "" : " = " + field.defaultValue()))
                .toList();
    }

    private static List<String> tables(List<EvidenceTable> tables) {
        return tables.stream()
                .flatMap(table -> table.schema().getFields().stream()
                        .map(field -> table.name() + "." + field.getName() + " " + type(field.getType())))
                .toList();
    }

    /** The text of a view is too long to be shown, so its hash stands for it. */
    private static List<String> views(List<ModelView> views) {
        return views.stream()
                .map(view -> "view " + view.name() + " #"
                        + Integer.toHexString(view.sql().hashCode()))
                .toList();
    }

    private static String type(ArrowType type) {
        return type.toString().toLowerCase(Locale.ROOT);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
