package org.codeanatomy.engine.core.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.expression.CompiledExpression;
import org.codeanatomy.engine.core.expression.EvaluationScope;
import org.codeanatomy.engine.core.expression.ExpressionCompiler;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.expression.ScalarExpression.FunctionCall;
import org.codeanatomy.engine.core.sql.FunctionRegistry;
import org.codeanatomy.engine.core.sql.FunctionRegistry.Served;
import org.codeanatomy.engine.core.sql.PluginScalarOperator;
import org.codeanatomy.engine.core.sql.SignatureBinding;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.Volatility;
import org.codeanatomy.plugin.host.GenerationId;

/**
 * A recorded call, compiled for one generation as a statement would compile it, so that a rehearsal runs the very code
 * that statements run. Used by one thread.
 */
final class RehearsedCall implements AutoCloseable {

    private final RecordedCall call;
    private final Field field;
    private final boolean immutable;
    private final CompiledExpression compiled;
    private final BufferAllocator allocator;

    /**
     * Compiles it.
     *
     * @throws EngineException if the generation has no such function, or does not take these arguments any more
     */
    RehearsedCall(RecordedCall call, GenerationId generation, FunctionRegistry functions, BufferAllocator allocator) {
        Served<ScalarFunction> served = functions.scalar(call.function());
        if (served == null || !served.generation().equals(generation)) {
            throw refused("there is no function " + call.function() + " any more");
        }
        requireSameArguments(served, call.arguments());
        this.call = call;
        this.allocator = allocator;
        this.immutable = served.signature().volatility() == Volatility.IMMUTABLE;
        this.field = PluginScalarOperator.resultField(served, call.arguments());
        this.compiled = new ExpressionCompiler(allocator, functions)
                .compile(new FunctionCall(generation, served.signature().name(), operands(call), field));
    }

    private static void requireSameArguments(Served<ScalarFunction> served, List<Argument> recorded) {
        String usage = SignatureBinding.usage(served.signature());
        try {
            List<Argument> bound = SignatureBinding.bind(served.signature(), recorded);
            for (int i = 0; i < recorded.size(); i++) {
                if (!bound.get(i)
                        .field()
                        .getType()
                        .equals(recorded.get(i).field().getType())) {
                    throw refused("it is now " + usage + " and takes other types");
                }
            }
        } catch (SignatureBinding.Mismatch mismatch) {
            throw refused("it is now " + usage + ": " + mismatch.getMessage());
        }
    }

    private static EngineException refused(String problem) {
        return new EngineException(Stage.VALIDATE, "SIGNATURE_CHANGED", problem);
    }

    private static List<ScalarExpression> operands(RecordedCall call) {
        List<ScalarExpression> operands = new ArrayList<>();
        int column = 0;
        for (Argument argument : call.arguments()) {
            operands.add(
                    argument.constant()
                            ? new Constant(argument.value(), argument.field())
                            : new ColumnReference(column++, argument.field()));
        }
        return operands;
    }

    RecordedCall call() {
        return call;
    }

    /** What it announces to return. */
    Field field() {
        return field;
    }

    /** Whether equal calls have equal answers. */
    boolean isImmutable() {
        return immutable;
    }

    /** The answer, which belongs to the caller. */
    FieldVector answer() {
        try (EvaluationScope scope = new EvaluationScope(allocator)) {
            return scope.detach(compiled.evaluate(call.batch(), null, scope), field);
        }
    }

    /** Calls it once and forgets the answer. */
    void run() {
        answer().close();
    }

    @Override
    public void close() {
        compiled.close();
    }
}
