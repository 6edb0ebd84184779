package org.codeanatomy.engine.core.expression;

import java.util.List;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.TextFunctions;
import org.codeanatomy.engine.core.kernel.Validity;
import org.codeanatomy.engine.core.vector.TextBuilder;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** Operators that make texts. */
final class TextNode extends OperandNode {

    private final Operator operator;
    private final Field field;

    TextNode(Operator operator, Field field, List<CompiledExpression> operands) {
        super(operands, operator == Operator.SUBSTRING);
        this.operator = operator;
        this.field = field;
    }

    @Override
    Column compute(List<Column> values, int count, Selection rows, EvaluationScope scope) {
        Selection present = present(values, count, rows);
        try (TextBuilder builder = new TextBuilder(field, count, scope.allocator())) {
            write(values, present.positions(), present.count(), builder);
            BaseVariableWidthVector vector = scope.own(builder.finish());
            Validity.intersect(values, count, vector.getValidityBufferAddress());
            return Column.flat(vector);
        }
    }

    private void write(List<Column> values, int[] rows, int count, TextBuilder target) {
        Column text = values.get(0);
        Column second = values.size() > 1 ? values.get(1) : null;
        Column third = values.size() > 2 ? values.get(2) : null;
        switch (operator) {
            case UPPER -> TextFunctions.changeCase(text, true, rows, count, target);
            case LOWER -> TextFunctions.changeCase(text, false, rows, count, target);
            case CONCAT -> TextFunctions.concat(text, second, rows, count, target);
            case SUBSTRING -> TextFunctions.substring(text, second, third, rows, count, target);
            case TRIM -> TextFunctions.trim(text, second, true, true, rows, count, target);
            case TRIM_LEADING -> TextFunctions.trim(text, second, true, false, rows, count, target);
            case TRIM_TRAILING -> TextFunctions.trim(text, second, false, true, rows, count, target);
            case REPLACE -> TextFunctions.replace(text, second, third, rows, count, target);
            default -> throw new IllegalStateException(operator + " makes no text");
        }
    }
}
