package org.codeanatomy.engine.core.sql;

import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** A view: its query stands wherever the view is named. */
final class ViewTable extends AbstractTable implements TranslatableTable {

    private final String name;
    private final String sql;
    private final QueryTranslator translator;
    private RelDataType rowType;

    ViewTable(String name, String sql, QueryTranslator translator) {
        this.name = name;
        this.sql = sql;
        this.translator = translator;
    }

    @Override
    public Schema.TableType getJdbcTableType() {
        return Schema.TableType.VIEW;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        if (rowType == null) {
            rowType = translator.viewRowType(name, sql);
        }
        return rowType;
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        return translator.viewPlan(name, sql);
    }
}
