package org.codeanatomy.engine.core.sql;

import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** How calls become algebra: as Calcite does it, but for casts to text, which become {@link TextCast}. */
final class EngineConvertlets implements SqlRexConvertletTable {

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        boolean cast = call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST;
        return cast ? EngineConvertlets::cast : StandardConvertletTable.INSTANCE.get(call);
    }

    private static RexNode cast(SqlRexContext context, SqlCall call) {
        RexNode standard = StandardConvertletTable.INSTANCE.get(call).convertCall(context, call);
        boolean isCast = standard.isA(SqlKind.CAST) || standard.isA(SqlKind.SAFE_CAST);
        if (!isCast || !SqlTypeUtil.isCharacter(standard.getType())) {
            return standard;
        }
        RexNode value = ((RexCall) standard).getOperands().get(0);
        if (SqlTypeUtil.isCharacter(value.getType()) || SqlTypeUtil.isNull(value.getType())) {
            return standard;
        }
        RexBuilder rex = context.getRexBuilder();
        TextCast operator = standard.isA(SqlKind.SAFE_CAST) ? TextCast.TRY_CAST : TextCast.CAST;
        return rex.makeCall(standard.getType(), operator, List.of(value));
    }
}
