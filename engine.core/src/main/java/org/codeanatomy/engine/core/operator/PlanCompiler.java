package org.codeanatomy.engine.core.operator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.expression.CompiledExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.PhysicalPlan.Filter;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashAggregate;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashJoin;
import org.codeanatomy.engine.core.physical.PhysicalPlan.Limit;
import org.codeanatomy.engine.core.physical.PhysicalPlan.Project;
import org.codeanatomy.engine.core.physical.PhysicalPlan.Sort;
import org.codeanatomy.engine.core.physical.PhysicalPlan.TableScan;
import org.codeanatomy.engine.core.physical.PhysicalPlan.TopN;
import org.codeanatomy.engine.core.physical.PhysicalPlan.UnionAll;
import org.codeanatomy.engine.core.physical.PhysicalPlan.Values;
import org.codeanatomy.engine.core.physical.SortKey;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.Split;

/** Cuts a plan at its pipeline breakers into chains. Used once, by one thread. */
public final class PlanCompiler {

    private final BufferAllocator allocator;
    private final boolean deterministic;
    private final List<String> labels = new ArrayList<>();

    /**
     * A compiler.
     *
     * @param allocator where breakers keep rows
     * @param deterministic whether sums of doubles and the order of groups must not depend on threads
     */
    public PlanCompiler(BufferAllocator allocator, boolean deterministic) {
        this.allocator = allocator;
        this.deterministic = deterministic;
    }

    /** The chain that gives the rows of the plan. */
    public Chain compile(PhysicalPlan plan) {
        return chain(plan, new AtomicLong());
    }

    /** The names of the nodes, in pre-order. */
    public List<String> labels() {
        return List.copyOf(labels);
    }

    private Chain chain(PhysicalPlan plan, AtomicLong morsels) {
        int node = labels.size();
        String label = label(plan);
        labels.add(label);
        Chain chain = build(plan, node, label, morsels);
        return new Chain(
                worker ->
                        new MeasuredOperator(worker, node, label, chain.opener().open(worker)),
                chain.serial(),
                chain.breakers());
    }

    private static String label(PhysicalPlan plan) {
        String name = plan.getClass().getSimpleName();
        return plan instanceof TableScan scan ? name + " " + scan.label() : name;
    }

    private Chain build(PhysicalPlan plan, int node, String label, AtomicLong morsels) {
        if (plan instanceof TableScan scan) {
            return scan(scan, morsels);
        } else if (plan instanceof Values values) {
            return values(values, morsels);
        } else if (plan instanceof Filter filter) {
            return filter(filter, morsels);
        } else if (plan instanceof Project project) {
            return project(project, morsels);
        } else if (plan instanceof Limit limit) {
            return limit(limit, morsels);
        } else if (plan instanceof UnionAll union) {
            return union(union, morsels);
        } else if (plan instanceof HashAggregate aggregate) {
            return aggregate(aggregate, node, label, morsels);
        } else if (plan instanceof Sort sort) {
            return sort(sort.input(), sort.keys(), 0, Long.MAX_VALUE, node, label, morsels);
        } else if (plan instanceof TopN top) {
            return sort(top.input(), top.keys(), top.offset(), top.limit(), node, label, morsels);
        } else {
            return join((HashJoin) plan, node, label, morsels);
        }
    }

    private BufferAllocator child(String name) {
        return allocator.newChildAllocator(name, 0, allocator.getLimit());
    }

    private static Chain scan(TableScan scan, AtomicLong morsels) {
        MorselSource<Split> splits = new MorselSource<>(morsels, new Splits(scan));
        return new Chain(worker -> new ScanOperator(worker, scan, splits), false, List.of());
    }

    private static Chain values(Values values, AtomicLong morsels) {
        StoredRows rows = new ValuesRows(values);
        MorselSource<Integer> parts = parts(rows, morsels);
        return new Chain(worker -> new StoredRowsOperator(worker, rows, parts), false, List.of());
    }

    /** The number of parts is asked for at the first call, when the rows are there. */
    private static MorselSource<Integer> parts(StoredRows rows, AtomicLong morsels) {
        AtomicInteger next = new AtomicInteger();
        return new MorselSource<>(morsels, () -> next.get() < rows.parts() ? next.getAndIncrement() : null);
    }

    private Chain filter(Filter filter, AtomicLong morsels) {
        Chain input = chain(filter.input(), morsels);
        return over(input, (worker, source) -> new FilterOperator(worker, source, worker.compile(filter.condition())));
    }

    private Chain project(Project project, AtomicLong morsels) {
        Chain input = chain(project.input(), morsels);
        List<Field> fields = project.schema().getFields();
        return over(
                input,
                (worker, source) ->
                        new ProjectOperator(worker, source, compileAll(worker, project.expressions()), fields));
    }

    private static List<CompiledExpression> compileAll(Worker worker, List<ScalarExpression> expressions) {
        List<CompiledExpression> compiled = new ArrayList<>(expressions.size());
        boolean done = false;
        try {
            expressions.forEach(expression -> compiled.add(worker.compile(expression)));
            done = true;
            return compiled;
        } finally {
            if (!done) {
                compiled.forEach(CompiledExpression::close);
            }
        }
    }

    private static Chain over(Chain input, Wrapper wrapper) {
        return new Chain(opener(input, wrapper), input.serial(), input.breakers());
    }

    /** Opens an operator over its input, which is closed if that fails. */
    private static Chain.Opener opener(Chain input, Wrapper wrapper) {
        return worker -> {
            BatchOperator source = input.opener().open(worker);
            boolean done = false;
            try {
                BatchOperator operator = wrapper.wrap(worker, source);
                done = true;
                return operator;
            } finally {
                if (!done) {
                    source.close();
                }
            }
        };
    }

    @FunctionalInterface
    private interface Wrapper {
        BatchOperator wrap(Worker worker, BatchOperator input);
    }

    private Chain limit(Limit limit, AtomicLong morsels) {
        Chain input = chain(limit.input(), morsels);
        Chain.Opener opener = worker -> new LimitOperator(input.opener().open(worker), limit.offset(), limit.limit());
        return new Chain(opener, true, input.breakers());
    }

    private Chain union(UnionAll union, AtomicLong morsels) {
        List<Chain> inputs = new ArrayList<>();
        List<Chain.Breaker> breakers = new ArrayList<>();
        boolean serial = false;
        for (PhysicalPlan plan : union.inputs()) {
            Chain input = chain(plan, morsels);
            inputs.add(input);
            breakers.addAll(input.breakers());
            serial |= input.serial();
        }
        Chain.Opener opener = worker -> new UnionOperator(openAll(worker, inputs));
        return new Chain(opener, serial, breakers);
    }

    private static List<BatchOperator> openAll(Worker worker, List<Chain> inputs) {
        List<BatchOperator> operators = new ArrayList<>(inputs.size());
        boolean done = false;
        try {
            inputs.forEach(input -> operators.add(input.opener().open(worker)));
            done = true;
            return operators;
        } finally {
            if (!done) {
                UnionOperator.closeAll(operators);
            }
        }
    }

    private Chain aggregate(HashAggregate aggregate, int node, String label, AtomicLong morsels) {
        Chain input = chain(aggregate.input(), new AtomicLong());
        AggregateSink sink = new AggregateSink(aggregate, deterministic, child(label));
        boolean serial = input.serial() || (deterministic && readsFloats(aggregate));
        Chain alone = new Chain(input.opener(), serial, input.breakers());
        return stored(new Chain.Breaker(alone, sink, node, label), sink, false, morsels);
    }

    /** Sums of doubles depend on their order, and a double key may have two forms, 0.0 and −0.0. */
    private static boolean readsFloats(HashAggregate aggregate) {
        List<Field> fields = aggregate.input().schema().getFields();
        return aggregate.keys().stream().anyMatch(key -> isFloat(fields.get(key)))
                || aggregate.aggregates().stream()
                        .filter(each -> each.kind() == Aggregate.Kind.SUM || each.kind() == Aggregate.Kind.AVG)
                        .anyMatch(each -> isFloat(fields.get(each.argument())));
    }

    private static boolean isFloat(Field field) {
        return ValueKind.of(field.getType()).isFloat();
    }

    private Chain sort(
            PhysicalPlan plan,
            List<SortKey> keys,
            long offset,
            long limit,
            int node,
            String label,
            AtomicLong morsels) {
        Chain input = chain(plan, new AtomicLong());
        List<Field> fields = plan.schema().getFields();
        Chain.Breaker breaker;
        StoredRows rows;
        if (limit <= TopRowsSink.MOST && offset <= TopRowsSink.MOST && !keys.isEmpty()) {
            TopRowsSink sink = new TopRowsSink(fields, keys, offset, offset + limit, child(label));
            Chain alone = new Chain(input.opener(), input.serial() || deterministic, input.breakers());
            breaker = new Chain.Breaker(alone, sink, node, label);
            rows = sink;
        } else {
            SortSink sink = new SortSink(fields, keys, offset, limit, child(label));
            breaker = new Chain.Breaker(input, sink, node, label);
            rows = sink;
        }
        return stored(breaker, rows, true, morsels);
    }

    private Chain join(HashJoin join, int node, String label, AtomicLong morsels) {
        Chain left = chain(join.left(), morsels);
        Chain right = chain(join.right(), new AtomicLong());
        JoinBuildSink build = new JoinBuildSink(join, child(label));
        List<Chain.Breaker> breakers = new ArrayList<>();
        breakers.add(new Chain.Breaker(right, build, node, label));
        breakers.addAll(left.breakers());
        Chain.Opener opener = opener(left, (worker, source) -> new JoinOperator(worker, join, source, build, morsels));
        return new Chain(opener, left.serial(), breakers);
    }

    private static Chain stored(Chain.Breaker breaker, StoredRows rows, boolean serial, AtomicLong morsels) {
        MorselSource<Integer> parts = parts(rows, morsels);
        return new Chain(worker -> new StoredRowsOperator(worker, rows, parts), serial, List.of(breaker));
    }

    /** The splits of a scan, planned when the first is asked for. */
    private static final class Splits implements Supplier<Split> {

        private final TableScan scan;
        private Iterator<Split> splits;

        Splits(TableScan scan) {
            this.scan = scan;
        }

        @Override
        public Split get() {
            try {
                if (splits == null) {
                    splits = scan.source().scan().splits();
                }
                return splits.hasNext() ? splits.next() : null;
            } catch (OutOfMemoryException refused) {
                throw refused;
            } catch (PluginException | RuntimeException | Error thrown) {
                throw ScanOperator.failure(scan, thrown);
            }
        }
    }
}
