package org.codeanatomy.plugin.host.internal.slot;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.codeanatomy.plugin.api.Slots;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.FunctionSlots;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.TableFunction;
import org.codeanatomy.plugin.api.function.TableFunctions;
import org.codeanatomy.plugin.api.health.PluginHealth;
import org.codeanatomy.plugin.api.procedure.Procedure;
import org.codeanatomy.plugin.api.procedure.ProcedureSlots;
import org.codeanatomy.plugin.api.procedure.Procedures;
import org.codeanatomy.plugin.api.source.SourceExtractor;
import org.codeanatomy.plugin.api.source.SourceSlots;
import org.codeanatomy.plugin.api.source.ViewPack;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.TableSlots;
import org.osgi.annotation.bundle.Capability;

/**
 * The slots that the host serves, and the capabilities that offer them to plugins. Names and versions are the API's own
 * constants, so that a slot's version is its package's version.
 */
@Capability(namespace = Slots.NAMESPACE, name = FunctionSlots.SCALAR_FUNCTION, version = FunctionSlots.VERSION)
@Capability(namespace = Slots.NAMESPACE, name = FunctionSlots.TABLE_FUNCTION, version = FunctionSlots.VERSION)
@Capability(namespace = Slots.NAMESPACE, name = TableSlots.TABLE_PROVIDER, version = TableSlots.VERSION)
@Capability(namespace = Slots.NAMESPACE, name = ProcedureSlots.PROCEDURE, version = ProcedureSlots.VERSION)
@Capability(namespace = Slots.NAMESPACE, name = SourceSlots.SOURCE_EXTRACTOR, version = SourceSlots.VERSION)
@Capability(namespace = Slots.NAMESPACE, name = SourceSlots.VIEW_PACK, version = SourceSlots.VERSION)
public final class ServedSlots {

    private static final List<SlotType<?>> ALL = List.of(
            new SlotType<>(
                    FunctionSlots.SCALAR_FUNCTION,
                    ScalarFunctions.class,
                    service -> names(service.functions(), ScalarFunction::signature),
                    service -> aliases(service.functions(), ScalarFunction::signature)),
            new SlotType<>(
                    FunctionSlots.TABLE_FUNCTION,
                    TableFunctions.class,
                    service -> names(service.functions(), TableFunction::signature),
                    service -> aliases(service.functions(), TableFunction::signature)),
            new SlotType<>(TableSlots.TABLE_PROVIDER, TableProviderFactory.class, service -> List.of(service.kind())),
            new SlotType<>(
                    ProcedureSlots.PROCEDURE,
                    Procedures.class,
                    service -> names(service.procedures(), Procedure::signature),
                    service -> aliases(service.procedures(), Procedure::signature)),
            new SlotType<>(SourceSlots.SOURCE_EXTRACTOR, SourceExtractor.class, service -> List.of(service.language())),
            new SlotType<>(SourceSlots.VIEW_PACK, ViewPack.class, service -> List.of(service.name())));

    private ServedSlots() {}

    private static <F> List<String> names(List<F> callables, Function<F, FunctionSignature> signature) {
        return callables.stream()
                .map(callable -> signature.apply(callable).name())
                .toList();
    }

    private static <F> Stream<String> aliases(List<F> callables, Function<F, FunctionSignature> signature) {
        return callables.stream().flatMap(callable -> signature.apply(callable).aliases().stream());
    }

    /** The interfaces of all slots. */
    public static List<Class<?>> types() {
        return ALL.stream().<Class<?>>map(SlotType::type).toList();
    }

    /** The slot whose service interface has this name. */
    public static Optional<SlotType<?>> ofInterface(String className) {
        return ALL.stream()
                .filter(slot -> slot.type().getName().equals(className))
                .findFirst();
    }

    /** The slot with this capability. */
    public static Optional<SlotType<?>> ofCapability(String capability) {
        return ALL.stream().filter(slot -> slot.capability().equals(capability)).findFirst();
    }

    /**
     * The first of a service's types that no plugin may register, or nothing. What a slot component may be besides is
     * allowed beside a slot only.
     */
    public static Optional<String> foreign(Collection<String> types) {
        boolean fillsSlot = types.stream().anyMatch(type -> ofInterface(type).isPresent());
        return types.stream()
                .filter(type -> ofInterface(type).isEmpty())
                .filter(type -> !(fillsSlot && type.equals(PluginHealth.class.getName())))
                .findFirst();
    }
}
