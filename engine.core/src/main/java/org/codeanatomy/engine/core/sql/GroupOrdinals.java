package org.codeanatomy.engine.core.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Writes a select item with {@code IN} in the place of its number in {@code GROUP BY}, as a tree of its own. Calcite would
 * use the item's tree twice, and lose the list when it adds casts to it.
 */
final class GroupOrdinals extends SqlBasicVisitor<Void> {

    @Override
    public Void visit(SqlCall call) {
        if (call instanceof SqlSelect select && select.getGroup() != null) {
            SqlNodeList group = select.getGroup();
            for (int i = 0; i < group.size(); i++) {
                SqlNode item = numbered(select, group.get(i));
                if (item != null && hasIn(item)) {
                    group.set(i, SqlUtil.stripAs(item).accept(new Copier()));
                }
            }
        }
        return super.visit(call);
    }

    private static SqlNode numbered(SqlSelect select, SqlNode key) {
        boolean number = key instanceof SqlNumericLiteral literal && literal.isInteger();
        long place = number ? ((SqlLiteral) key).longValue(true) : 0;
        return place < 1 || place > select.getSelectList().size()
                ? null
                : select.getSelectList().get((int) place - 1);
    }

    private static boolean hasIn(SqlNode item) {
        return SqlUtil.containsCall(item, call -> call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN);
    }

    /** Copies all that a validator may change. */
    private static final class Copier extends SqlShuttle {

        @Override
        public SqlNode visit(SqlCall call) {
            CallCopyingArgHandler copy = new CallCopyingArgHandler(call, true);
            call.getOperator().acceptCall(this, call, false, copy);
            return copy.result();
        }

        @Override
        public SqlNode visit(SqlNodeList list) {
            List<SqlNode> copies = new ArrayList<>();
            list.forEach(node -> copies.add(node == null ? null : node.accept(this)));
            return new SqlNodeList(copies, list.getParserPosition());
        }
    }
}
