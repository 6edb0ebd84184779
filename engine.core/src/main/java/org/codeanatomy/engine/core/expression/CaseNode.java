package org.codeanatomy.engine.core.expression;

import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.Booleans;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Gather;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/**
 * CASE: every condition and result is computed for the rows that get to it. The results become the chunks of one column,
 * out of which the rows are gathered.
 */
final class CaseNode implements CompiledExpression {

    private final List<CompiledExpression> conditions;
    private final List<CompiledExpression> results;
    private final CompiledExpression otherwise;
    private final Field field;

    CaseNode(
            List<CompiledExpression> conditions,
            List<CompiledExpression> results,
            CompiledExpression otherwise,
            Field field) {
        this.conditions = List.copyOf(conditions);
        this.results = List.copyOf(results);
        this.otherwise = otherwise;
        this.field = field;
    }

    @Override
    public Column evaluate(Batch batch, Selection rows, EvaluationScope scope) {
        int count = batch.rowCount();
        int[] references = new int[count];
        Arrays.fill(references, -1);
        ChunkedColumn chunks = ChunkedColumn.empty(ValueKind.of(field.getType()));
        Selection left = rows;
        for (int i = 0; i < conditions.size() && !isEmpty(left); i++) {
            Column truth = conditions.get(i).evaluate(batch, left, scope);
            Selection taken = Selections.whereTrue(truth, left);
            if (taken.count() > 0) {
                add(results.get(i), batch, taken, scope, chunks, references);
                left = without(truth, left, count);
            }
        }
        if (!isEmpty(left)) {
            Selection rest = left == null ? new Selection(Selections.positions(null, count), count) : left;
            add(otherwise, batch, rest, scope, chunks, references);
        }
        return Column.flat(scope.own(Gather.gather(chunks, references, count, field, scope.allocator())));
    }

    private static boolean isEmpty(Selection rows) {
        return rows != null && rows.count() == 0;
    }

    private static Selection without(Column truth, Selection rows, int count) {
        long[] bits = new long[Bitmaps.words(count)];
        for (int word = 0; word < bits.length; word++) {
            int tail = count - (word << 6);
            bits[word] = ~Booleans.trueWord(truth, word, count) & (tail >= 64 ? -1L : (1L << tail) - 1);
        }
        return Selections.where(bits, count, rows);
    }

    private static void add(
            CompiledExpression result,
            Batch batch,
            Selection rows,
            EvaluationScope scope,
            ChunkedColumn chunks,
            int[] references) {
        Column column = result.evaluate(batch, rows, scope);
        int base = chunks.chunks() << ChunkedColumn.SHIFT;
        if (column.vector() instanceof NullVector) {
            return;
        }
        int mask = Booleans.mask(column);
        chunks.add(column.vector());
        int[] positions = rows.positions();
        for (int i = 0; i < rows.count(); i++) {
            references[positions[i]] = base | (positions[i] & mask);
        }
    }

    @Override
    public boolean mayFail() {
        return otherwise.mayFail()
                || conditions.stream().anyMatch(CompiledExpression::mayFail)
                || results.stream().anyMatch(CompiledExpression::mayFail);
    }

    @Override
    public void close() {
        conditions.forEach(CompiledExpression::close);
        results.forEach(CompiledExpression::close);
        otherwise.close();
    }
}
