package org.codeanatomy.plugin.delta.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.engine.ExpressionHandler;
import io.delta.kernel.expressions.Expression;
import io.delta.kernel.expressions.ExpressionEvaluator;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.expressions.PredicateEvaluator;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;

/**
 * The expressions that log replay itself needs: text constants and selections. Conditions of queries never come here;
 * files are pruned by {@code …delta.read}. Stateless and thread-safe.
 */
final class LogExpressionHandler implements ExpressionHandler {

    @Override
    public ExpressionEvaluator getEvaluator(StructType input, Expression expression, DataType type) {
        if (!(expression instanceof Literal literal) || !(type instanceof StringType)) {
            throw new UnsupportedOperationException("log replay asked for the expression " + expression);
        }
        return new TextConstant((String) literal.getValue());
    }

    @Override
    public PredicateEvaluator getPredicateEvaluator(StructType input, Predicate predicate) {
        throw new UnsupportedOperationException("log replay asked for the condition " + predicate);
    }

    @Override
    public ColumnVector createSelectionVector(boolean[] values, int from, int to) {
        return new Selected(values, from, to);
    }

    private record TextConstant(String text) implements ExpressionEvaluator {
        @Override
        public ColumnVector eval(ColumnarBatch input) {
            return new ConstantColumn(StringType.STRING, text, input.getSize());
        }

        @Override
        public void close() {}
    }

    private record Selected(boolean[] values, int from, int to) implements ColumnVector {
        @Override
        public DataType getDataType() {
            return BooleanType.BOOLEAN;
        }

        @Override
        public int getSize() {
            return to - from;
        }

        @Override
        public boolean isNullAt(int row) {
            return false;
        }

        @Override
        public boolean getBoolean(int row) {
            return values[from + row];
        }

        @Override
        public void close() {}
    }
}
