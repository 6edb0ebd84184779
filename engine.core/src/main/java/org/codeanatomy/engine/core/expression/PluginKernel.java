package org.codeanatomy.engine.core.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.TransferPair;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;
import org.codeanatomy.plugin.host.GenerationId;

/**
 * A prepared function of a plugin behind a fence: whatever it throws becomes a failure of the statement that keeps no
 * object of the plugin, what it returns is checked and moved to the statement, and what it leaves allocated is noticed.
 */
final class PluginKernel implements AutoCloseable {

    private final GenerationId generation;
    private final String name;
    private final Field field;
    private final FunctionSignature signature;
    private final BufferAllocator scratch;
    private ScalarKernel kernel;

    /** Prepares a call; the allocator is the statement's. */
    PluginKernel(
            GenerationId generation,
            String name,
            ScalarFunction function,
            List<Argument> arguments,
            Field field,
            BufferAllocator allocator) {
        this.generation = generation;
        this.name = name;
        this.field = field;
        this.scratch = allocator.newChildAllocator(generation + " " + name, 0, allocator.getLimit());
        try {
            this.signature = function.signature();
            this.kernel = function.prepare(arguments);
        } catch (PluginException | RuntimeException | Error thrown) {
            scratch.close();
            throw failed(thrown);
        }
        if (kernel == null) {
            scratch.close();
            throw failed("prepared no kernel");
        }
    }

    FunctionSignature signature() {
        return signature;
    }

    /** The results for {@code count} rows, or for those selected; they belong to the caller. */
    FieldVector call(List<Column> arguments, int count, Selection rows, BufferAllocator allocator) {
        LentCall call = new LentCall(arguments, count, rows, scratch);
        int[] lengths = lengths(arguments);
        FieldVector result;
        try {
            result = kernel.evaluate(call);
        } catch (OutOfMemoryException refused) {
            reclaim();
            throw refused;
        } catch (PluginException | RuntimeException | Error thrown) {
            reclaim();
            throw failed(thrown);
        } finally {
            call.end();
        }
        FieldVector received = received(result, arguments, count, allocator);
        if (!Arrays.equals(lengths, lengths(arguments))) {
            received.close();
            throw failed("closed or changed one of its arguments, which were only lent");
        }
        return received;
    }

    private static int[] lengths(List<Column> arguments) {
        return arguments.stream()
                .mapToInt(argument -> argument.vector().getValueCount())
                .toArray();
    }

    private FieldVector received(FieldVector result, List<Column> arguments, int count, BufferAllocator allocator) {
        String problem = problem(result, arguments, count);
        if (problem != null) {
            if (result != null && arguments.stream().noneMatch(argument -> argument.vector() == result)) {
                result.close();
            }
            reclaim();
            throw failed(problem);
        }
        TransferPair pair = result.getTransferPair(field, allocator);
        pair.transfer();
        FieldVector moved = (FieldVector) pair.getTo();
        long leaked = reclaim();
        if (leaked > 0) {
            moved.close();
            throw failed("left " + leaked + " bytes allocated; close every vector but the result");
        }
        return moved;
    }

    private String problem(FieldVector result, List<Column> arguments, int count) {
        if (result == null) {
            return "returned null instead of a vector";
        }
        if (arguments.stream().anyMatch(argument -> argument.vector() == result)) {
            return "returned one of its arguments, which were only lent; return a copy";
        }
        if (result.getValueCount() != count) {
            return "returned " + result.getValueCount() + " values for " + count + " rows";
        }
        if (!result.getField().getType().equals(field.getType())) {
            return "returned " + result.getField().getType() + " and had announced " + field.getType();
        }
        if (result.getAllocator() != scratch) {
            return "returned a vector of another allocator than the call's";
        }
        String malformed = VectorChecks.problem(result);
        return malformed == null ? null : "returned " + malformed;
    }

    /** What the function has leaked is lost to the process, but no longer counted against the statement. */
    private long reclaim() {
        long leaked = scratch.getAllocatedMemory();
        if (leaked > 0) {
            scratch.releaseBytes(leaked);
        }
        return leaked;
    }

    private EngineException failed(Throwable thrown) {
        if (thrown instanceof PluginException told) {
            return failed("failed: " + told.getMessage());
        }
        String text = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return failed("failed with " + thrown.getClass().getName() + text);
    }

    private EngineException failed(String what) {
        return new EngineException(
                Stage.EXECUTE,
                "FUNCTION_FAILED",
                "function " + name + " of " + generation + " " + what,
                Map.of("plugin", generation.plugin(), "version", generation.version(), "function", name),
                null);
    }

    @Override
    public void close() {
        ScalarKernel closing = kernel;
        kernel = null;
        if (closing == null) {
            return;
        }
        try {
            closing.close();
        } catch (RuntimeException | Error thrown) {
            throw failed(thrown);
        } finally {
            reclaim();
            scratch.close();
        }
    }
}
