package org.codeanatomy.engine.core.sql;

import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.catalog.OpenTable;
import org.codeanatomy.engine.core.catalog.PluginBoundary;
import org.codeanatomy.plugin.api.table.TableStatistics;

/** An opened table as Calcite sees it. */
public final class ScannableTable extends AbstractTable implements TranslatableTable {

    private final OpenTable open;
    private TableStatistics statistics;

    ScannableTable(OpenTable open) {
        this.open = open;
    }

    /** The table behind it. */
    public OpenTable open() {
        return open;
    }

    /** What the table says of its rows; asked once. */
    public TableStatistics statistics() {
        if (statistics == null) {
            statistics = PluginBoundary.call(
                    EngineException.Stage.VALIDATE,
                    open.generation(),
                    "say how many rows " + open.name() + " has",
                    () -> open.table().statistics());
        }
        return statistics;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder builder = factory.builder();
        for (Field field : open.table().schema().getFields()) {
            builder.add(field.getName(), ArrowTypes.toSql(field, factory));
        }
        return builder.build();
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        return LogicalTableScan.create(context.getCluster(), table, context.getTableHints());
    }
}
