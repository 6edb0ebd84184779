package org.codeanatomy.plugin.delta.slots;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.Volatility;
import org.codeanatomy.plugin.api.procedure.Procedure;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.delta.kernel.LogReader;

/** {@code CALL delta.checkpoint('path')}: the state of the newest version in one file, so that opening reads less. */
final class CheckpointProcedure implements Procedure {

    static final String NAME = "delta.checkpoint";

    private static final Field VERSION =
            new Field("version", FieldType.notNullable(new ArrowType.Int(64, true)), List.of());
    private static final Field PATH = new Field("path", FieldType.notNullable(ArrowType.Utf8.INSTANCE), List.of());

    private final LogReader logs;

    CheckpointProcedure(LogReader logs) {
        this.logs = logs;
    }

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named(NAME)
                .parameters(Parameter.of("path", ArrowType.Utf8.INSTANCE, "the folder of a Delta table"))
                .volatility(Volatility.VOLATILE)
                .description("Writes a checkpoint of the newest version of a Delta table, unless there is one.")
                .build();
    }

    @Override
    public Schema resultSchema() {
        return new Schema(List.of(VERSION, PATH));
    }

    @Override
    public BatchReader call(List<Argument> arguments, ReadContext context) throws PluginException {
        String path = (String) arguments.get(0).value();
        long version = logs.checkpoint(Path.of(path));
        return new OneBatch(() -> report(version, path, context.allocator()));
    }

    private static Batch report(long version, String path, BufferAllocator allocator) {
        BigIntVector versions = new BigIntVector(VERSION, allocator);
        VarCharVector paths = new VarCharVector(PATH, allocator);
        versions.setSafe(0, version);
        paths.setSafe(0, path.getBytes(StandardCharsets.UTF_8));
        versions.setValueCount(1);
        paths.setValueCount(1);
        return Batch.of(List.of(versions, paths), 1);
    }
}
