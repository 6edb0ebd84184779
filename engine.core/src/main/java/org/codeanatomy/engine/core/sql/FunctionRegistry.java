package org.codeanatomy.engine.core.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.catalog.PluginBoundary;
import org.codeanatomy.engine.core.expression.FunctionResolver;
import org.codeanatomy.plugin.api.function.FunctionDescription;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.TableFunction;
import org.codeanatomy.plugin.api.function.TableFunctionContext;
import org.codeanatomy.plugin.api.function.TableFunctions;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.MemoryCharge;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.SnapshotLease;

/**
 * The functions that the plugins of one lease bring, by name and alias. It holds services, so it lives no longer than
 * the lease.
 */
public final class FunctionRegistry implements TableFunctionContext, FunctionResolver {

    private final SnapshotLease lease;
    private final Map<String, Served<ScalarFunction>> scalars = new TreeMap<>();
    private final Map<String, Served<TableFunction>> tables = new TreeMap<>();
    private final List<FunctionDescription> descriptions = new ArrayList<>();

    /** A function and whose it is. */
    public record Served<F>(GenerationId generation, F function, FunctionSignature signature) {}

    /** The functions of this lease. */
    public FunctionRegistry(SnapshotLease lease) {
        this.lease = lease;
        for (ServedService<ScalarFunctions> served : lease.services(ScalarFunctions.class)) {
            for (ScalarFunction function :
                    ask(served.generation(), () -> served.service().functions())) {
                FunctionSignature signature = ask(served.generation(), function::signature);
                add(scalars, new Served<>(served.generation(), function, signature));
                describe(served.generation(), FunctionDescription.Kind.SCALAR, signature);
            }
        }
        for (ServedService<TableFunctions> served : lease.services(TableFunctions.class)) {
            for (TableFunction function :
                    ask(served.generation(), () -> served.service().functions())) {
                FunctionSignature signature = ask(served.generation(), function::signature);
                add(tables, new Served<>(served.generation(), function, signature));
                describe(served.generation(), FunctionDescription.Kind.TABLE, signature);
            }
        }
        descriptions.addAll(BuiltinFunctions.descriptions());
        descriptions.sort(Comparator.comparing(FunctionDescription::kind)
                .thenComparing(description -> description.signature().name()));
    }

    private FunctionRegistry(SnapshotLease lease, Map<String, Served<ScalarFunction>> scalars) {
        this.lease = lease;
        this.scalars.putAll(scalars);
    }

    /** The scalar functions of these generations only, so that a running statement holds no service of any other. */
    public FunctionRegistry narrowed(Set<GenerationId> used) {
        Map<String, Served<ScalarFunction>> narrowed = new TreeMap<>(scalars);
        narrowed.values().removeIf(served -> !used.contains(served.generation()));
        return new FunctionRegistry(lease, narrowed);
    }

    private static <T> T ask(GenerationId generation, PluginBoundary.Call<T> call) {
        return PluginBoundary.call(Stage.CONFIGURE, generation, "list its functions", call);
    }

    private static <F> void add(Map<String, Served<F>> functions, Served<F> served) {
        functions.put(served.signature().name().toLowerCase(Locale.ROOT), served);
        served.signature().aliases().forEach(alias -> functions.put(alias.toLowerCase(Locale.ROOT), served));
    }

    private void describe(GenerationId generation, FunctionDescription.Kind kind, FunctionSignature signature) {
        descriptions.add(new FunctionDescription(generation.plugin(), kind, signature));
    }

    /** The scalar function of that name or alias, or null. */
    public Served<ScalarFunction> scalar(String name) {
        return scalars.get(name.toLowerCase(Locale.ROOT));
    }

    /** The table function of that name or alias, or null. */
    public Served<TableFunction> table(String name) {
        return tables.get(name.toLowerCase(Locale.ROOT));
    }

    /** Names and aliases of plugins' functions. */
    public Collection<String> names() {
        List<String> names = new ArrayList<>(scalars.keySet());
        names.addAll(tables.keySet());
        return names;
    }

    /**
     * The scalar function of a generation, for execution.
     *
     * @throws EngineException if the lease holds no such function
     */
    @Override
    public ScalarFunction resolve(GenerationId generation, String function) {
        Served<ScalarFunction> served = scalar(function);
        if (served == null || !served.generation().equals(generation)) {
            throw new EngineException(
                    Stage.EXECUTE, "UNKNOWN_FUNCTION", generation + " serves no function " + function + " any more");
        }
        return served.function();
    }

    @Override
    public MemoryCharge charge(GenerationId generation) {
        return lease.charge(generation);
    }

    @Override
    public List<FunctionDescription> functions() {
        return List.copyOf(descriptions);
    }
}
