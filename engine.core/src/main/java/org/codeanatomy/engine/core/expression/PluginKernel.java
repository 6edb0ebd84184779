package org.codeanatomy.engine.core.expression;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.ReferenceManager;
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
import org.codeanatomy.plugin.host.MemoryCharge;

/**
 * A prepared function of a plugin behind a fence: whatever it throws becomes a failure of the statement that keeps no
 * object of the plugin, what it returns is checked and moved to the statement, and what it leaves allocated is noticed.
 */
final class PluginKernel implements AutoCloseable {

    private final GenerationId generation;
    private final String name;
    private final Field field;
    private final FunctionSignature signature;
    private final MemoryCharge charge;
    private final BufferAllocator scratch;
    private ScalarKernel kernel;

    /**
     * Prepares a call.
     *
     * @param charge what its calls allocate is counted here; closed with this
     * @param allocator the statement's
     */
    PluginKernel(
            GenerationId generation,
            String name,
            ScalarFunction function,
            List<Argument> arguments,
            Field field,
            MemoryCharge charge,
            BufferAllocator allocator) {
        this.generation = generation;
        this.name = name;
        this.field = field;
        this.charge = charge;
        this.scratch = allocator.newChildAllocator(generation + " " + name, charge.listener(), 0, allocator.getLimit());
        try {
            this.signature = function.signature();
            this.kernel = function.prepare(arguments);
        } catch (PluginException | RuntimeException | Error thrown) {
            release();
            throw failed(thrown);
        }
        if (kernel == null) {
            release();
            throw failed("prepared no kernel");
        }
    }

    private void release() {
        try (charge) {
            scratch.close();
        }
    }

    FunctionSignature signature() {
        return signature;
    }

    /** The results for {@code count} rows, or for those selected; they belong to the caller. */
    FieldVector call(List<Column> arguments, int count, Selection rows, BufferAllocator allocator) {
        LentCall call = new LentCall(arguments, count, rows, scratch);
        try {
            return received(evaluate(call), call, count, allocator);
        } finally {
            call.end();
        }
    }

    private FieldVector evaluate(LentCall call) {
        try {
            return kernel.evaluate(call);
        } catch (OutOfMemoryException refused) {
            reclaim();
            throw refused;
        } catch (PluginException | RuntimeException | Error thrown) {
            reclaim();
            String problem = call.problem();
            throw problem == null ? failed(thrown) : failed(problem);
        }
    }

    private FieldVector received(FieldVector result, LentCall call, int count, BufferAllocator allocator) {
        String problem = problem(result, call, count);
        if (problem != null) {
            if (result != null && !call.lends(result)) {
                result.close();
            }
            reclaim();
            throw failed(problem);
        }
        TransferPair pair = result.getTransferPair(field, allocator);
        pair.transfer();
        FieldVector moved = (FieldVector) pair.getTo();
        long leaked = scratch.getAllocatedMemory();
        if (leaked == 0) {
            charge.handOver(charge.bytes(), charge.buffers());
            return moved;
        }
        int own = allocations(moved);
        int lost = charge.buffers() - own;
        charge.handOver(charge.bytes() - leaked, own);
        List<String> sites = charge.sites();
        reclaim();
        moved.close();
        throw failed("left " + leaked + " bytes allocated"
                + (sites.isEmpty() ? "" : " in " + lost + " of these buffers: " + String.join(", ", sites))
                + "; close every vector but the result");
    }

    /** A vector's buffers may be slices of one allocation. */
    private static int allocations(FieldVector vector) {
        Set<ReferenceManager> allocations = new HashSet<>();
        for (ArrowBuf buffer : vector.getBuffers(false)) {
            allocations.add(buffer.getReferenceManager());
        }
        return allocations.size();
    }

    private String problem(FieldVector result, LentCall call, int count) {
        String misused = call.problem();
        if (misused != null) {
            return misused;
        }
        if (result == null) {
            return "returned null instead of a vector";
        }
        if (call.lends(result)) {
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

    /** What the function has leaked is lost to the process: it counts for its plugin, and no longer for the statement. */
    private void reclaim() {
        long leaked = scratch.getAllocatedMemory();
        if (leaked > 0) {
            scratch.releaseBytes(leaked);
        }
    }

    private EngineException failed(Throwable thrown) {
        EngineException exceeded = PluginBudget.exceeded("function " + name + " of " + generation, generation, thrown);
        if (exceeded != null) {
            return exceeded;
        }
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
            release();
        }
    }
}
