package org.codeanatomy.plugin.delta.read;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.parquet.arrow.ColumnStatistics;
import org.codeanatomy.parquet.arrow.RowGroup;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.expression.Expression.ColumnPath;
import org.codeanatomy.plugin.delta.log.DataFile;

/** Decides from a data file's footer and its partition values whether a row group can have a row for which all conjuncts are true. */
final class RowGroupPruner {

    private final List<Expression> conjuncts;
    private final DataFile file;
    private final FileColumns columns;

    RowGroupPruner(List<Expression> conjuncts, DataFile file, FileColumns columns) {
        this.conjuncts = conjuncts;
        this.file = file;
        this.columns = columns;
    }

    boolean mayMatch(RowGroup group) {
        Outcomes.Knowledge knowledge = path -> bounds(path, group);
        return conjuncts.stream()
                .allMatch(conjunct -> Outcomes.of(conjunct, knowledge).mayBeTrue());
    }

    private Bounds bounds(ColumnPath path, RowGroup group) {
        if (path.path().size() > 1) {
            return Bounds.UNKNOWN;
        }
        Optional<TableColumn> column = columns.column(path.path().get(0));
        if (column.isPresent() && column.get().partition()) {
            return FilePruner.partitionBounds(column.get(), file);
        }
        Optional<Field> stored = column.flatMap(columns::comparable);
        return stored.flatMap(field -> group.column(List.of(field.getName())))
                .map(chunk -> bounds(chunk.statistics(), stored.get()))
                .orElse(Bounds.UNKNOWN);
    }

    private static Bounds bounds(ColumnStatistics statistics, Field stored) {
        boolean nanPossible = stored.getType() instanceof ArrowType.FloatingPoint;
        return new Bounds(
                literal(statistics.min()),
                nanPossible ? null : literal(statistics.max()),
                statistics.mayBeNull(),
                statistics.mayBeNotNull());
    }

    /** A bound of another class than a literal's is no bound: comparing would be meaningless. */
    private static Object literal(Optional<Object> bound) {
        Object value = bound.orElse(null);
        boolean usable = value instanceof Long
                || value instanceof Double
                || value instanceof BigDecimal
                || value instanceof String
                || value instanceof Boolean;
        return usable ? value : null;
    }
}
