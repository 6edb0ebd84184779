package org.codeanatomy.engine.core.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Pair;

/** Names the columns of a result that the query gives no name: by their own text. */
final class ResultColumns {

    /** How Calcite names them. */
    private static final String UNNAMED = "EXPR$";

    private ResultColumns() {}

    static RelRoot named(RelRoot root, SqlNode valid, String sql) {
        SqlNode query = valid instanceof SqlOrderBy ordered ? ordered.query : valid;
        SqlNodeList items =
                query instanceof SqlSelect select && select.getSelectList().size() >= root.fields.size()
                        ? select.getSelectList()
                        : SqlNodeList.EMPTY;
        List<String> names = IntStream.range(0, root.fields.size())
                .mapToObj(i -> {
                    String name = root.fields.right(i);
                    boolean unnamed = name.startsWith(UNNAMED);
                    String numbered = unnamed ? "column" + (i + 1) : name;
                    return unnamed && i < items.size() ? text(items.get(i), sql).orElse(numbered) : numbered;
                })
                .toList();
        return new RelRoot(
                root.rel,
                root.validatedRowType,
                root.kind,
                Pair.zip(root.fields.leftList(), names),
                root.collation,
                root.hints);
    }

    private static Optional<String> text(SqlNode item, String sql) {
        SqlParserPos position = (item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item).getParserPosition();
        if (position.getLineNum() <= 0) {
            return Optional.empty();
        }
        SourceText source = new SourceText(sql);
        int start = source.offset(position.getLineNum(), position.getColumnNum());
        int end = source.offset(position.getEndLineNum(), position.getEndColumnNum()) + 1;
        String text = sql.substring(start, Math.min(end, sql.length())).replaceAll("\\s+", " ");
        // the place of a cast with :: begins before what is cast
        String name = text.replaceFirst("^[, ]+", "");
        return name.endsWith("*") ? Optional.empty() : Optional.of(name);
    }
}
