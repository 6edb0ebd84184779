package org.codeanatomy.engine.core.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.Text;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.testing.OneFunction;
import org.codeanatomy.plugin.api.vector.Batch;

/** Short words for plans, and runs them so that a leak fails the test. */
final class Plans {

    static final ArrowType BIGINT = new ArrowType.Int(64, true);
    static final ArrowType INTEGER = new ArrowType.Int(32, true);
    static final ArrowType DOUBLE = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
    static final ArrowType BOOL = ArrowType.Bool.INSTANCE;

    private Plans() {}

    static Field field(String name, ArrowType type) {
        return Field.nullable(name, type);
    }

    static ScalarExpression column(PhysicalPlan plan, int index) {
        return new ColumnReference(index, plan.schema().getFields().get(index));
    }

    static ScalarExpression constant(ArrowType type, Object value) {
        return new Constant(value, field("c", type));
    }

    static ScalarExpression call(Operator operator, ArrowType type, ScalarExpression... operands) {
        return new Operation(operator, List.of(operands), field("f", type));
    }

    static PhysicalPlan project(PhysicalPlan input, ScalarExpression... expressions) {
        List<Field> fields = new ArrayList<>();
        for (ScalarExpression expression : expressions) {
            fields.add(field("f" + fields.size(), expression.field().getType()));
        }
        return new PhysicalPlan.Project(input, List.of(expressions), new Schema(fields));
    }

    /** The rows of a plan, as values of {@code getObject}, texts as strings. */
    static List<List<Object>> rows(PhysicalPlan plan, int threads, boolean deterministic) {
        try (RootAllocator root = new RootAllocator();
                QueryExecutor executor = new QueryExecutor()) {
            return rows(plan, executor, new QueryContext(root, new OneFunction(null), threads, deterministic));
        }
    }

    static List<List<Object>> rows(PhysicalPlan plan, QueryExecutor executor, QueryContext context) {
        List<List<Object>> rows = new ArrayList<>();
        try (BatchStream stream = executor.start(plan, context)) {
            Batch batch;
            while ((batch = stream.next()) != null) {
                try (Batch closing = batch) {
                    append(closing, rows);
                }
            }
        }
        return rows;
    }

    static QueryContext context(BufferAllocator allocator, int threads) {
        return new QueryContext(allocator, new OneFunction(null), threads, false);
    }

    private static void append(Batch batch, List<List<Object>> rows) {
        for (int row = 0; row < batch.rowCount(); row++) {
            List<Object> values = new ArrayList<>();
            for (int column = 0; column < batch.columns().size(); column++) {
                Object value = batch.column(column).asArrow().getObject(row);
                values.add(value instanceof Text ? value.toString() : value);
            }
            rows.add(values);
        }
    }
}
