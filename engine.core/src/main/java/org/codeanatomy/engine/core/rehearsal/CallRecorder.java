package org.codeanatomy.engine.core.rehearsal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.expression.FunctionResolver;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.MemoryCharge;

/**
 * Gives a statement its functions, and records the first batch that each of them is called with. After that a call costs
 * what it always did. Lives as long as the statement. Thread-safe.
 */
public final class CallRecorder implements FunctionResolver {

    private final FunctionResolver functions;
    private final Recordings recordings;
    private final Set<String> recorded = ConcurrentHashMap.newKeySet();

    /** A recorder for one statement. */
    public CallRecorder(FunctionResolver functions, Recordings recordings) {
        this.functions = functions;
        this.recordings = recordings;
    }

    @Override
    public ScalarFunction resolve(GenerationId generation, String function) {
        ScalarFunction resolved = functions.resolve(generation, function);
        return recordings.wants(generation) ? new RecordedFunction(resolved, generation, function) : resolved;
    }

    @Override
    public MemoryCharge charge(GenerationId generation) {
        return functions.charge(generation);
    }

    private final class RecordedFunction implements ScalarFunction {

        private final ScalarFunction function;
        private final GenerationId generation;
        private final String name;

        RecordedFunction(ScalarFunction function, GenerationId generation, String name) {
            this.function = function;
            this.generation = generation;
            this.name = name;
        }

        @Override
        public FunctionSignature signature() {
            return function.signature();
        }

        @Override
        public Field resultField(List<Argument> arguments) throws PluginException {
            return function.resultField(arguments);
        }

        @Override
        public ScalarKernel prepare(List<Argument> arguments) throws PluginException {
            ScalarKernel kernel = function.prepare(arguments);
            return kernel == null ? null : new RecordedKernel(kernel, this, arguments);
        }

        /** The first of a statement's calls is recorded, whichever thread makes it. */
        void record(List<Argument> arguments, ScalarCall call) {
            if (recorded.add(generation.number() + " " + name)) {
                recordings.add(generation, name, arguments, call);
            }
        }
    }

    private static final class RecordedKernel implements ScalarKernel {

        private final ScalarKernel kernel;
        private final RecordedFunction function;
        private final List<Argument> arguments;
        private boolean offered;

        RecordedKernel(ScalarKernel kernel, RecordedFunction function, List<Argument> arguments) {
            this.kernel = kernel;
            this.function = function;
            this.arguments = arguments;
        }

        /** Recorded before the call: afterwards the arguments may be worth nothing, if the function failed. */
        @Override
        public FieldVector evaluate(ScalarCall call) throws PluginException {
            if (!offered) {
                offered = true;
                function.record(arguments, call);
            }
            return kernel.evaluate(call);
        }

        @Override
        public void close() {
            kernel.close();
        }
    }
}
