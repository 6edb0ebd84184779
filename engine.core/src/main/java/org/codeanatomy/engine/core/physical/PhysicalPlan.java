package org.codeanatomy.engine.core.physical;

import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.host.GenerationId;

/**
 * A statement as execution understands it: a tree of relational operators with every choice made. It knows neither SQL
 * nor Calcite. Immutable.
 */
public sealed interface PhysicalPlan {

    /** The columns of its rows. */
    Schema schema();

    /** What it reads, in order. */
    List<PhysicalPlan> inputs();

    /**
     * Reads a planned scan.
     *
     * @param label the table's name, for people
     * @param source the scan, and whose it is
     */
    record TableScan(String label, ScanSource source) implements PhysicalPlan {
        @Override
        public Schema schema() {
            return source.scan().schema();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of();
        }
    }

    /** Constant rows: one list of constants per row. */
    record Values(List<List<ScalarExpression.Constant>> rows, Schema schema) implements PhysicalPlan {
        /** Copies the rows. */
        public Values {
            rows = List.copyOf(rows);
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of();
        }
    }

    /** Keeps the rows for which {@code condition} is true. */
    record Filter(PhysicalPlan input, ScalarExpression condition) implements PhysicalPlan {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /** Computes one column per expression. */
    record Project(PhysicalPlan input, List<ScalarExpression> expressions, Schema schema) implements PhysicalPlan {
        /** Copies the expressions. */
        public Project {
            expressions = List.copyOf(expressions);
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /**
     * Groups by columns of the input; the result has the keys, then the aggregates. Without keys there is exactly one
     * group, also for no rows. Nulls among keys are equal to each other. Without aggregates it is DISTINCT.
     */
    record HashAggregate(PhysicalPlan input, List<Integer> keys, List<Aggregate> aggregates, Schema schema)
            implements PhysicalPlan {
        /** Copies the lists. */
        public HashAggregate {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /**
     * Joins by equal keys; the right input is the build side. Key columns of both sides have the same types.
     *
     * @param leftKeys columns of the left input; may be empty, then every pair is a candidate
     * @param rightKeys as many columns of the right input
     * @param nullsEqual per key, whether nulls match each other
     * @param residual a further condition over left columns followed by right columns, or null
     * @param schema left columns then right columns for INNER, LEFT, RIGHT and FULL; left columns for SEMI and ANTI
     */
    record HashJoin(
            PhysicalPlan left,
            PhysicalPlan right,
            JoinKind kind,
            List<Integer> leftKeys,
            List<Integer> rightKeys,
            List<Boolean> nullsEqual,
            ScalarExpression residual,
            Schema schema)
            implements PhysicalPlan {
        /** Copies the keys. */
        public HashJoin {
            leftKeys = List.copyOf(leftKeys);
            rightKeys = List.copyOf(rightKeys);
            nullsEqual = List.copyOf(nullsEqual);
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(left, right);
        }
    }

    /** Orders all rows. */
    record Sort(PhysicalPlan input, List<SortKey> keys) implements PhysicalPlan {
        /** Copies the keys. */
        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /** The first {@code limit} rows in order after {@code offset} of them. */
    record TopN(PhysicalPlan input, List<SortKey> keys, long offset, long limit) implements PhysicalPlan {
        /** Copies the keys. */
        public TopN {
            keys = List.copyOf(keys);
        }

        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /** Any {@code limit} rows after {@code offset}; in order if the input is ordered. */
    record Limit(PhysicalPlan input, long offset, long limit) implements PhysicalPlan {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalPlan> inputs() {
            return List.of(input);
        }
    }

    /** All rows of all inputs, whose columns have the same types. */
    record UnionAll(List<PhysicalPlan> inputs, Schema schema) implements PhysicalPlan {
        /** Copies the inputs. */
        public UnionAll {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * A scan and the generation that answers for its calls.
     *
     * @param generation whose it is, or null for the engine's own tables
     */
    record ScanSource(Scan scan, GenerationId generation) {
        /** Checks that there is a scan. */
        public ScanSource {
            Objects.requireNonNull(scan, "scan is null");
        }
    }
}
