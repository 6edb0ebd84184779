package org.codeanatomy.engine.core.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/**
 * Lets a set operation with several columns of one name be ordered by their numbers. Calcite orders {@code SELECT * FROM
 * (the operation)}, and cannot say which column the star means; here each gets a name of its own inside, and its name
 * back outside.
 */
final class OrderedSetOperations extends SqlShuttle {

    @Override
    public SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlOrderBy ordered)
                || !ordered.orderList.stream().allMatch(OrderedSetOperations::isNumber)) {
            return visited;
        }
        SqlNode operation = ordered.query instanceof SqlWith with ? with.body : ordered.query;
        List<String> names = operation.isA(SqlKind.SET_QUERY) ? names(operation) : List.of();
        Set<String> different =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        if (different.size() == names.size()) {
            return visited;
        }
        SqlNode select = renamed(operation, names);
        if (!(ordered.query instanceof SqlWith with)) {
            return withQuery(ordered, select);
        }
        return withQuery(ordered, new SqlWith(with.getParserPosition(), with.withList, select));
    }

    private static SqlOrderBy withQuery(SqlOrderBy ordered, SqlNode query) {
        return new SqlOrderBy(ordered.getParserPosition(), query, ordered.orderList, ordered.offset, ordered.fetch);
    }

    private static boolean isNumber(SqlNode key) {
        boolean suffixed = key.isA(Set.of(SqlKind.DESCENDING, SqlKind.NULLS_FIRST, SqlKind.NULLS_LAST));
        return suffixed ? isNumber(((SqlCall) key).operand(0)) : key instanceof SqlNumericLiteral;
    }

    /** The columns' names, or none if a star is among them. */
    private static List<String> names(SqlNode operation) {
        SqlNode first = operation;
        while (first.isA(SqlKind.SET_QUERY)) {
            first = ((SqlCall) first).operand(0);
        }
        if (!(first instanceof SqlSelect select)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            if (item instanceof SqlIdentifier column && column.isStar()) {
                return List.of();
            }
            names.add(SqlValidatorUtil.alias(item, names.size()));
        }
        return names;
    }

    /** {@code SELECT "1" AS name, "2" AS name FROM (operation) AS "(set)" ("1", "2")}. */
    private static SqlNode renamed(SqlNode operation, List<String> names) {
        SqlParserPos nowhere = SqlParserPos.ZERO;
        List<SqlNode> source = new ArrayList<>(List.of(operation, new SqlIdentifier("(set)", nowhere)));
        SqlNodeList items = new SqlNodeList(nowhere);
        for (int i = 0; i < names.size(); i++) {
            SqlIdentifier column = new SqlIdentifier(String.valueOf(i + 1), nowhere);
            source.add(column);
            items.add(as(List.of(column, new SqlIdentifier(names.get(i), nowhere))));
        }
        return new SqlSelect(nowhere, null, items, as(source), null, null, null, null, null, null, null, null, null);
    }

    private static SqlNode as(List<SqlNode> operands) {
        return new SqlBasicCall(SqlStdOperatorTable.AS, operands, SqlParserPos.ZERO);
    }
}
