package org.codeanatomy.engine.core.expression;

import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.codeanatomy.engine.core.kernel.LikePattern;
import org.codeanatomy.engine.core.kernel.Validity;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** LIKE with a constant pattern; null if the pattern is. */
final class LikeNode extends OperandNode {

    private final LikePattern pattern;

    LikeNode(CompiledExpression text, LikePattern pattern) {
        super(List.of(text), false);
        this.pattern = pattern;
    }

    @Override
    Column compute(List<Column> values, int count, Selection rows, EvaluationScope scope) {
        BaseFixedWidthVector result = scope.fixed(Types.BOOLEAN, count);
        if (pattern != null) {
            Validity.intersect(values, count, result.getValidityBufferAddress());
            Selection present = present(values, count, rows);
            pattern.match(values.get(0), present.positions(), present.count(), result.getDataBufferAddress());
        }
        return Column.flat(result);
    }
}
