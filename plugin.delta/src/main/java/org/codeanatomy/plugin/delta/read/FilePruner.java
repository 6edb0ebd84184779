package org.codeanatomy.plugin.delta.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.expression.Expression.ColumnPath;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.delta.log.DataFile;
import org.codeanatomy.plugin.delta.log.FileStatistics;

/**
 * Leaves out files that can have no row for which all conjuncts are true, and says what that made of each conjunct.
 * Not thread-safe.
 */
final class FilePruner {

    private final Map<String, TableColumn> columns = new HashMap<>();
    private final List<Expression> conjuncts;
    private final boolean[] exact;
    private final List<DataFile> kept = new ArrayList<>();

    FilePruner(List<TableColumn> tableColumns, List<Expression> conjuncts) {
        tableColumns.forEach(column -> columns.put(column.name(), column));
        this.conjuncts = conjuncts;
        this.exact = new boolean[conjuncts.size()];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = onlyPartitions(conjuncts.get(i));
        }
    }

    private boolean onlyPartitions(Expression expression) {
        if (expression instanceof ColumnPath path) {
            TableColumn column = columns.get(path.path().get(0));
            return path.path().size() == 1 && column != null && column.partition();
        }
        return !(expression instanceof Expression.Call call)
                || call.arguments().stream().allMatch(this::onlyPartitions);
    }

    /**
     * Takes the file unless it can be left out.
     *
     * @throws IllegalArgumentException if a partition value cannot be read
     */
    void offer(DataFile file) {
        Map<ColumnPath, Bounds> known = new HashMap<>();
        Outcomes.Knowledge knowledge = path -> known.computeIfAbsent(path, wanted -> bounds(wanted, file));
        boolean[] proven = new boolean[exact.length];
        for (int i = 0; i < exact.length; i++) {
            Outcomes outcomes = Outcomes.of(conjuncts.get(i), knowledge);
            if (!outcomes.mayBeTrue()) {
                return;
            }
            proven[i] = outcomes.mustBeTrue();
        }
        for (int i = 0; i < exact.length; i++) {
            exact[i] &= proven[i];
        }
        kept.add(file);
    }

    private Bounds bounds(ColumnPath path, DataFile file) {
        TableColumn column = columns.get(path.path().get(0));
        if (column == null || path.path().size() > 1) {
            return Bounds.UNKNOWN;
        }
        return column.partition() ? partitionBounds(column, file) : bounds(column, file.statistics());
    }

    static Bounds partitionBounds(TableColumn column, DataFile file) {
        Object value =
                PartitionValue.parse(column.type(), file.partitionValues().get(column.physicalName()));
        return value instanceof byte[] ? Bounds.UNKNOWN : Bounds.constant(value);
    }

    static Bounds bounds(TableColumn column, FileStatistics statistics) {
        List<String> path = List.of(column.physicalName());
        ArrowType type = column.field().getType();
        OptionalLong nulls = statistics.nulls(path);
        boolean mayBeNull = nulls.isEmpty() || nulls.getAsLong() > 0;
        boolean mayBeValue = nulls.isEmpty() || statistics.rows() < 0 || nulls.getAsLong() < statistics.rows();
        return new Bounds(statistics.minimum(path, type), statistics.maximum(path, type), mayBeNull, mayBeValue);
    }

    /** The files that are left. */
    List<DataFile> kept() {
        return List.copyOf(kept);
    }

    /** What was made of each conjunct. */
    List<PushDown> pushDown() {
        List<PushDown> pushDown = new ArrayList<>();
        for (boolean fully : exact) {
            pushDown.add(fully ? PushDown.EXACT : PushDown.INEXACT);
        }
        return List.copyOf(pushDown);
    }
}
