package org.codeanatomy.engine.core.expression;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;
import org.codeanatomy.engine.core.pipeline.QueryContext.FunctionResolver;
import org.codeanatomy.engine.core.vector.ValueKind;

/** Turns expressions into trees of kernels. Stateless but for where it allocates and finds functions; thread-safe. */
public final class ExpressionCompiler {

    private final BufferAllocator allocator;

    /**
     * A compiler.
     *
     * @param allocator where constants and results lie
     * @param functions finds plugin functions
     */
    public ExpressionCompiler(BufferAllocator allocator, FunctionResolver functions) {
        this.allocator = allocator;
    }

    /** A tree of kernels for one thread, to be closed. */
    public CompiledExpression compile(ScalarExpression expression) {
        if (expression instanceof ColumnReference column) {
            return new ColumnNode(column.index());
        } else if (expression instanceof Constant constant) {
            return new ConstantNode(constant, allocator);
        } else if (expression instanceof Operation operation) {
            return operation(operation);
        }
        throw unsupported(expression.getClass().getSimpleName());
    }

    private static EngineException unsupported(String what) {
        return new EngineException(Stage.EXECUTE, "UNSUPPORTED_EXPRESSION", what + " is not supported here");
    }

    private List<CompiledExpression> compileAll(List<ScalarExpression> expressions) {
        List<CompiledExpression> compiled = new ArrayList<>(expressions.size());
        boolean done = false;
        try {
            expressions.forEach(expression -> compiled.add(compile(expression)));
            done = true;
            return compiled;
        } finally {
            if (!done) {
                compiled.forEach(CompiledExpression::close);
            }
        }
    }

    private CompiledExpression operation(Operation operation) {
        ValueKind kind = ValueKind.of(operation.operands().get(0).field().getType());
        List<CompiledExpression> operands = compileAll(operation.operands());
        return switch (operation.operator()) {
            case EQUAL,
                    NOT_EQUAL,
                    LESS,
                    LESS_OR_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM -> new ComparisonNode(operation.operator(), kind, operands);
            case AND, OR -> new LogicNode(operation.operator() == Operator.AND, operands);
            case NOT, IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
                new TestNode(operation.operator(), operands);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO ->
                new ArithmeticNode(operation.operator(), operation.field(), operands);
            default -> throw unsupported(operation.operator().name());
        };
    }
}
