package org.codeanatomy.engine.core.expression;

import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.codeanatomy.engine.core.kernel.Booleans;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/**
 * AND and OR, three-valued. A later operand is computed only for rows that the earlier ones have not decided, unless it
 * cannot fail and most rows are undecided.
 */
final class LogicNode implements CompiledExpression {

    private final boolean conjunction;
    private final List<CompiledExpression> operands;

    LogicNode(boolean conjunction, List<CompiledExpression> operands) {
        this.conjunction = conjunction;
        this.operands = List.copyOf(operands);
    }

    @Override
    public Column evaluate(Batch batch, Selection rows, EvaluationScope scope) {
        int count = batch.rowCount();
        long[] decided = new long[Bitmaps.words(count)];
        long[] neutral = new long[decided.length];
        Arrays.fill(neutral, -1L);
        Selection left = rows;
        for (CompiledExpression operand : operands) {
            if (left != null && left.count() == 0) {
                break;
            }
            Column value = operand.evaluate(batch, operand.mayFail() ? left : relaxed(left, count), scope);
            for (int word = 0; word < decided.length; word++) {
                long isTrue = Booleans.trueWord(value, word, count);
                long isFalse = Booleans.falseWord(value, word, count);
                decided[word] |= conjunction ? isFalse : isTrue;
                neutral[word] &= conjunction ? isTrue : isFalse;
            }
            left = undecided(decided, count, rows);
        }
        return result(decided, neutral, count, scope);
    }

    /** All rows rather than most of them: a dense loop is faster, and what it computes too much means nothing. */
    private static Selection relaxed(Selection rows, int count) {
        return rows != null && rows.count() > count / 2 ? null : rows;
    }

    private static Selection undecided(long[] decided, int count, Selection rows) {
        long[] open = new long[decided.length];
        for (int word = 0; word < open.length; word++) {
            int tail = count - (word << 6);
            open[word] = ~decided[word] & (tail >= 64 ? -1L : (1L << tail) - 1);
        }
        return Selections.where(open, count, rows);
    }

    private Column result(long[] decided, long[] neutral, int count, EvaluationScope scope) {
        BaseFixedWidthVector vector = scope.fixed(Types.BOOLEAN, count);
        for (int word = 0; word < decided.length; word++) {
            long truth = conjunction ? neutral[word] & ~decided[word] : decided[word];
            Bitmaps.putWord(vector.getDataBufferAddress(), word, count, truth);
            Bitmaps.putWord(vector.getValidityBufferAddress(), word, count, decided[word] | neutral[word]);
        }
        return Column.flat(vector);
    }

    @Override
    public boolean mayFail() {
        return operands.stream().anyMatch(CompiledExpression::mayFail);
    }

    @Override
    public void close() {
        operands.forEach(CompiledExpression::close);
    }
}
