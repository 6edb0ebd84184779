package org.codeanatomy.plugin.delta.slots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Volatility;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.procedure.Procedure;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WritableTableProviderFactory;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.delta.kernel.LogReader;

/**
 * {@code CALL delta.self_test()}: a small table is created, appended to, checkpointed and read back, in a temporary
 * folder that is gone afterwards. It is the plugin's smoke query: a table kind cannot be tried without a table, and what
 * breaks a bundle, a class or a native codec that is not found, shows only when files are written and read.
 */
final class SelfTestProcedure implements Procedure {

    static final String NAME = "delta.self_test";

    private static final int ROWS = 1000;
    private static final long SUM = (2L * ROWS - 1) * ROWS;
    private static final Field ID = new Field("id", FieldType.notNullable(new ArrowType.Int(64, true)), List.of());
    private static final Schema TABLE = new Schema(List.of(ID));
    private static final Field READ = new Field("rows_read", ID.getFieldType(), List.of());

    private final WritableTableProviderFactory tables;
    private final LogReader logs;
    private final Path temporary;

    /** A test that makes its folder in {@code temporary}. */
    SelfTestProcedure(WritableTableProviderFactory tables, LogReader logs, Path temporary) {
        this.tables = tables;
        this.logs = logs;
        this.temporary = temporary;
    }

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named(NAME)
                .volatility(Volatility.VOLATILE)
                .description("Writes a small Delta table to a temporary folder, reads it back and removes it.")
                .build();
    }

    @Override
    public Schema resultSchema() {
        return new Schema(List.of(READ));
    }

    @Override
    public BatchReader call(List<Argument> arguments, ReadContext context) throws PluginException {
        long rows;
        try {
            Path folder = Files.createTempDirectory(temporary, "codeanatomy-delta-");
            try {
                rows = tryOut(folder.resolve("table"), context);
            } finally {
                remove(folder);
            }
        } catch (IOException failure) {
            throw failed("the temporary folder " + temporary + " cannot be used: " + failure, failure);
        }
        return new OneBatch(() -> numbers(READ, context.allocator(), rows, 1));
    }

    private long tryOut(Path table, ReadContext context) throws PluginException {
        Options options = tables.options().parse(Map.of(TableProviderFactory.LOCATION, table.toString()));
        write(options, WriteMode.CREATE, 0, context.allocator());
        write(options, WriteMode.APPEND, ROWS, context.allocator());
        logs.checkpoint(table);
        long rows = 0;
        long sum = 0;
        ScanRequest everything = new ScanRequest(List.of(0), List.of(), OptionalLong.empty());
        Iterator<Split> splits = tables.open(options).plan(everything).splits();
        while (splits.hasNext()) {
            try (BatchReader reader = splits.next().open(context)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    rows += batch.rowCount();
                    sum += sum(batch);
                }
            }
        }
        if (rows != 2 * ROWS || sum != SUM) {
            throw failed(
                    "rows with sum " + SUM + " were written to " + table + ", " + rows + " with sum " + sum
                            + " were read",
                    null);
        }
        return rows;
    }

    private void write(Options options, WriteMode mode, long first, BufferAllocator allocator) throws PluginException {
        try (TableSink sink = tables.openSink(options, TABLE, mode);
                Batch batch = numbers(ID, allocator, first, ROWS)) {
            sink.write(batch);
            sink.commit(Map.of());
        }
    }

    private static Batch numbers(Field field, BufferAllocator allocator, long first, int count) {
        BigIntVector numbers = new BigIntVector(field, allocator);
        numbers.allocateNew(count);
        for (int row = 0; row < count; row++) {
            numbers.set(row, first + row);
        }
        numbers.setValueCount(count);
        return Batch.of(List.of(numbers), count);
    }

    private static long sum(Batch rows) {
        try (rows) {
            BigIntVector numbers = (BigIntVector) rows.columns().get(0).vector();
            long sum = 0;
            for (int row = 0; row < rows.rowCount(); row++) {
                sum += numbers.get(row);
            }
            return sum;
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    private static PluginException failed(String what, IOException cause) {
        return new PluginException(
                Stage.EXECUTION, "SELF_TEST_FAILED", "the self-test of Delta tables failed: " + what, cause);
    }
}
