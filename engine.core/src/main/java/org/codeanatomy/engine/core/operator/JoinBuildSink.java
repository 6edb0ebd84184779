package org.codeanatomy.engine.core.operator;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.core.physical.JoinKind;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashJoin;

/** Keeps the right side of a join and makes a table of it, and says which probing worker is the last. */
final class JoinBuildSink extends RowsSink {

    private final HashJoin join;
    private final AtomicInteger probing = new AtomicInteger();
    private final AtomicBoolean closing = new AtomicBoolean();
    private JoinTable table;

    JoinBuildSink(HashJoin join, BufferAllocator allocator) {
        super(join.right().schema().getFields(), allocator);
        SupportedKeys.check(
                "join by",
                join.rightKeys().stream()
                        .map(join.right().schema().getFields()::get)
                        .toList());
        this.join = join;
    }

    @Override
    public void finish(Worker worker) {
        super.finish(worker);
        boolean[] nullsEqual = new boolean[join.rightKeys().size()];
        for (int i = 0; i < nullsEqual.length; i++) {
            nullsEqual[i] = join.nullsEqual().get(i);
        }
        int[] keys = join.rightKeys().stream().mapToInt(Integer::intValue).toArray();
        boolean marked = join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL;
        table = new JoinTable(rows(), keys, nullsEqual, marked, allocator());
        table.build(worker);
    }

    /** The table, once built. */
    JoinTable table() {
        return table;
    }

    /** A worker begins to probe; called before it takes its first morsel. */
    void enter() {
        probing.incrementAndGet();
    }

    /** A worker has no more rows to probe. Returns true to one worker only, after all rows were probed. */
    boolean leave() {
        return probing.decrementAndGet() == 0 && closing.compareAndSet(false, true);
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
        }
        super.close();
    }
}
