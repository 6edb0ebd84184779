package org.codeanatomy.engine.core.session;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.core.activity.TrackedQuery;
import org.codeanatomy.engine.core.catalog.FormerProviders;
import org.codeanatomy.engine.core.catalog.PluginBoundary;
import org.codeanatomy.engine.core.sql.ArgumentPlaces;
import org.codeanatomy.engine.core.sql.ArgumentPlaces.Given;
import org.codeanatomy.engine.core.sql.ArrowTypes;
import org.codeanatomy.engine.core.sql.NameSuggestions;
import org.codeanatomy.engine.core.sql.SignatureBinding;
import org.codeanatomy.engine.core.sql.Statement;
import org.codeanatomy.engine.core.sql.Statement.CallArgument;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.procedure.Procedure;
import org.codeanatomy.plugin.api.procedure.ProcedureSlots;
import org.codeanatomy.plugin.api.procedure.Procedures;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.SnapshotLease;

/** Runs {@code CALL}. */
final class ProcedureCalls {

    private static final int BATCH_ROWS = 2048;

    private final StatementScope scope;
    private final PluginHost host;

    ProcedureCalls(StatementScope scope, PluginHost host) {
        this.scope = scope;
        this.host = host;
    }

    private record Served(GenerationId generation, Procedure procedure, FunctionSignature signature) {}

    Result call(
            Statement.Call call,
            BufferAllocator allocator,
            TrackedQuery query,
            RunningStatement running,
            EngineSession session) {
        Served served = find(call.procedure().text());
        List<Argument> arguments = bind(served.signature(), call.arguments());
        SnapshotLease lease = scope.lease();
        lease.narrow(Set.of(served.generation()));
        query.uses(Set.of(served.generation()));
        String name = served.signature().name();
        Schema schema = PluginBoundary.call(
                Stage.EXECUTE, served.generation(), "describe " + name, served.procedure()::resultSchema);
        ReadContext context = new ReadContext(allocator, BATCH_ROWS);
        BatchReader reader =
                PluginBoundary.call(Stage.EXECUTE, served.generation(), "run " + name, () -> served.procedure()
                        .call(arguments, context));
        Result[] self = new Result[1];
        ReaderResult result = new ReaderResult(schema, reader, served.generation(), allocator, query, () -> {
            lease.close();
            session.ended(self[0]);
        });
        self[0] = result;
        session.opened(result, lease);
        running.onCancel(result::cancel);
        return result;
    }

    private Served find(String name) {
        List<String> known = new ArrayList<>();
        for (ServedService<Procedures> service : scope.lease().services(Procedures.class)) {
            List<Procedure> procedures = PluginBoundary.call(
                    Stage.VALIDATE, service.generation(), "list its procedures", service.service()::procedures);
            for (Procedure procedure : procedures) {
                FunctionSignature signature = PluginBoundary.call(
                        Stage.VALIDATE, service.generation(), "describe a procedure", procedure::signature);
                if (signature.name().equalsIgnoreCase(name)) {
                    return new Served(service.generation(), procedure, signature);
                }
                known.add(signature.name());
            }
        }
        String problem = FormerProviders.sentence(host, "procedure " + name, name, ProcedureSlots.PROCEDURE)
                .orElseGet(() -> "there is no procedure " + name + NameSuggestions.didYouMean(name, known));
        throw new EngineException(Stage.VALIDATE, "UNKNOWN_PROCEDURE", problem);
    }

    private static List<Argument> bind(FunctionSignature signature, List<CallArgument> given) {
        try {
            List<CallArgument> ordered = ArgumentPlaces.ordered(
                    signature,
                    given.stream()
                            .map(argument -> new Given<>(argument.name(), argument))
                            .toList());
            List<Argument> arguments = new ArrayList<>();
            for (CallArgument argument : ordered) {
                arguments.add(argument(argument, signature.parameters(), arguments.size()));
            }
            return SignatureBinding.bind(signature, arguments);
        } catch (SignatureBinding.Mismatch mismatch) {
            throw wrong(mismatch.getMessage());
        }
    }

    private static Argument argument(CallArgument given, List<Parameter> parameters, int place) {
        String name = place < parameters.size() ? parameters.get(place).name() : "argument";
        ArrowType type;
        if (given.value() instanceof Long) {
            type = ArrowTypes.INT64;
        } else if (given.value() instanceof Boolean) {
            type = ArrowType.Bool.INSTANCE;
        } else if (given.value() instanceof BigDecimal number) {
            type = new ArrowType.Decimal(
                    Math.max(number.precision(), number.scale()), Math.max(0, number.scale()), 128);
        } else {
            type = ArrowTypes.UTF8;
        }
        Field field = new Field(name, new FieldType(given.value() == null, type, null), null);
        return new Argument(field, true, given.value());
    }

    private static EngineException wrong(String problem) {
        return new EngineException(Stage.VALIDATE, "WRONG_ARGUMENTS", problem);
    }
}
