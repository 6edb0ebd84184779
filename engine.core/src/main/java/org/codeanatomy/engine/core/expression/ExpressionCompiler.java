package org.codeanatomy.engine.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.expression.ScalarExpression.Case;
import org.codeanatomy.engine.core.expression.ScalarExpression.Cast;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.expression.ScalarExpression.FunctionCall;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;
import org.codeanatomy.engine.core.expression.ScalarExpression.Parameter;
import org.codeanatomy.engine.core.expression.ScalarExpression.StructField;
import org.codeanatomy.engine.core.kernel.LikePattern;
import org.codeanatomy.engine.core.kernel.SqlTypes;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.ScalarFunction;

/** Turns expressions into trees of kernels. Stateless but for where it allocates and finds functions; thread-safe. */
public final class ExpressionCompiler {

    private final BufferAllocator allocator;
    private final FunctionResolver functions;

    /**
     * A compiler.
     *
     * @param allocator where constants and results lie
     * @param functions finds plugin functions
     */
    public ExpressionCompiler(BufferAllocator allocator, FunctionResolver functions) {
        this.allocator = allocator;
        this.functions = functions;
    }

    /** A tree of kernels for one thread, to be closed. */
    public CompiledExpression compile(ScalarExpression expression) {
        if (expression instanceof ColumnReference column) {
            return new ColumnNode(column.index());
        } else if (expression instanceof Constant constant) {
            return new ConstantNode(constant, allocator);
        } else if (expression instanceof Parameter parameter) {
            return new ConstantNode(new Constant(parameter.value(), parameter.field()), allocator);
        } else if (expression instanceof Operation operation) {
            return operation(operation);
        } else if (expression instanceof Cast cast) {
            return cast(cast);
        } else if (expression instanceof Case branches) {
            return branches(branches);
        } else if (expression instanceof StructField struct) {
            return new StructFieldNode(compile(struct.struct()), struct.child(), struct.field());
        }
        return call((FunctionCall) expression);
    }

    private CompiledExpression cast(Cast cast) {
        ArrowType from = cast.operand().field().getType();
        ArrowType to = cast.field().getType();
        if (!CastNode.exists(from, to)) {
            throw unsupported("a cast from " + SqlTypes.name(from) + " to " + SqlTypes.name(to));
        }
        return new CastNode(cast.operand().field(), cast.field(), cast.nullOnFailure(), compile(cast.operand()));
    }

    private CompiledExpression branches(Case branches) {
        List<ScalarExpression> all = new ArrayList<>(branches.conditions());
        all.addAll(branches.results());
        all.add(branches.otherwise());
        List<CompiledExpression> compiled = compileAll(all);
        int count = branches.conditions().size();
        return new CaseNode(
                compiled.subList(0, count),
                compiled.subList(count, 2 * count),
                compiled.get(2 * count),
                branches.field());
    }

    private CompiledExpression call(FunctionCall call) {
        ScalarFunction function = functions.resolve(call.generation(), call.function());
        List<Argument> arguments = new ArrayList<>();
        for (ScalarExpression argument : call.arguments()) {
            boolean constant = argument instanceof Constant;
            arguments.add(new Argument(argument.field(), constant, constant ? ((Constant) argument).value() : null));
        }
        List<CompiledExpression> operands = compileAll(call.arguments());
        boolean done = false;
        try {
            PluginKernel kernel = new PluginKernel(
                    call.generation(),
                    call.function(),
                    function,
                    arguments,
                    call.field(),
                    functions.charge(call.generation()),
                    allocator);
            done = true;
            return new FunctionNode(operands, kernel, call.field());
        } finally {
            if (!done) {
                operands.forEach(CompiledExpression::close);
            }
        }
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

    private CompiledExpression operation(Operation untyped) {
        Operation operation = typed(untyped);
        Operator operator = operation.operator();
        return switch (operator) {
            case IN -> in(operation);
            case LIKE, ILIKE -> like(operation);
            case ROUND -> round(operation);
            default -> operator(operation, compileAll(operation.operands()));
        };
    }

    /** Kernels read values, which a null without a type does not have: it gets the type of the other operands. */
    private static Operation typed(Operation operation) {
        boolean tests = operation.operator() == Operator.IS_NULL || operation.operator() == Operator.IS_NOT_NULL;
        Field known = operation.operands().stream()
                .map(ScalarExpression::field)
                .filter(field -> !isNullType(field))
                .findFirst()
                .orElse(operation.field());
        List<ScalarExpression> operands = new ArrayList<>();
        for (ScalarExpression operand : operation.operands()) {
            operands.add(isNullType(operand.field()) ? new Constant(null, known) : operand);
            if (!tests && ValueKind.of(operand.field().getType()) == ValueKind.OPAQUE && !isNullType(operand.field())) {
                throw unsupported(operation.operator() + " of "
                        + SqlTypes.name(operand.field().getType()));
            }
        }
        return new Operation(operation.operator(), operands, operation.field());
    }

    private static boolean isNullType(Field field) {
        return field.getType().getTypeID() == ArrowType.ArrowTypeID.Null;
    }

    private static CompiledExpression operator(Operation operation, List<CompiledExpression> operands) {
        Operator operator = operation.operator();
        Field field = operation.field();
        ArrowType type = operation.operands().get(0).field().getType();
        return switch (operator) {
            case EQUAL,
                    NOT_EQUAL,
                    LESS,
                    LESS_OR_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM -> new ComparisonNode(operator, ValueKind.of(type), operands);
            case AND, OR -> new LogicNode(operator == Operator.AND, operands);
            case NOT, IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
                new TestNode(operator, operands);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> arithmetic(operation, operands);
            case NEGATE, ABS, SQRT, POWER, FLOOR, CEIL -> new RoundingNode(operator, type, field, 0, operands);
            case GREATEST, LEAST -> new ExtremeNode(operator == Operator.GREATEST, field, operands);
            case UPPER, LOWER, CONCAT, SUBSTRING, TRIM, TRIM_LEADING, TRIM_TRAILING, REPLACE ->
                new TextNode(operator, field, operands);
            default -> new MeasureNode(operator, field, operands);
        };
    }

    private static CompiledExpression arithmetic(Operation operation, List<CompiledExpression> operands) {
        if (ValueKind.of(operation.field().getType()) != ValueKind.DECIMAL128) {
            return new ArithmeticNode(operation.operator(), operation.field(), operands);
        }
        ArrowType left = operation.operands().get(0).field().getType();
        ArrowType right = operation.operands().get(1).field().getType();
        return new DecimalNode(operation.operator(), left, right, operation.field(), operands);
    }

    private CompiledExpression in(Operation operation) {
        List<Constant> constants = new ArrayList<>();
        for (ScalarExpression operand :
                operation.operands().subList(1, operation.operands().size())) {
            constants.add(constant(operation.operator(), operand));
        }
        return new InNode(compile(operation.operands().get(0)), constants, allocator);
    }

    private CompiledExpression like(Operation operation) {
        List<ScalarExpression> operands = operation.operands();
        Object pattern = constant(operation.operator(), operands.get(1)).value();
        Object escape = operands.size() > 2
                ? constant(operation.operator(), operands.get(2)).value()
                : null;
        boolean isNull = pattern == null || (operands.size() > 2 && escape == null);
        boolean anyCase = operation.operator() == Operator.ILIKE;
        LikePattern matcher = isNull
                ? null
                : new LikePattern(
                        anyCase ? ((String) pattern).toLowerCase(Locale.ROOT) : (String) pattern, (String) escape);
        CompiledExpression text = compile(operands.get(0));
        boolean lowered = anyCase && !isNull;
        return new LikeNode(
                lowered ? new TextNode(Operator.LOWER, operands.get(0).field(), List.of(text)) : text, matcher);
    }

    private CompiledExpression round(Operation operation) {
        List<ScalarExpression> operands = operation.operands();
        Object digits = operands.size() < 2
                ? Long.valueOf(0)
                : constant(operation.operator(), operands.get(1)).value();
        if (digits == null) {
            return new ConstantNode(new Constant(null, operation.field()), allocator);
        }
        ArrowType type = operands.get(0).field().getType();
        return new RoundingNode(
                operation.operator(),
                type,
                operation.field(),
                ((Number) digits).intValue(),
                List.of(compile(operands.get(0))));
    }

    private static Constant constant(Operator operator, ScalarExpression operand) {
        if (operand instanceof Constant constant) {
            return constant;
        }
        throw unsupported(operator + " with an operand that is not constant");
    }
}
