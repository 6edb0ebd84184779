package org.codeanatomy.engine.core.sql;

import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Makes {@code VARCHAR} of every text type that is cast to: Calcite pads and cuts literals, and we ignore lengths. */
final class TextTypes extends SqlBasicVisitor<Void> {

    @Override
    public Void visit(SqlCall call) {
        boolean cast = call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST;
        if (cast && isText(call.operand(1))) {
            SqlParserPos position = call.operand(1).getParserPosition();
            call.setOperand(1, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, position), position));
        }
        return super.visit(call);
    }

    private static boolean isText(SqlNode type) {
        return type instanceof SqlDataTypeSpec spec
                && spec.getTypeNameSpec() instanceof SqlBasicTypeNameSpec
                && spec.getTypeName().isSimple()
                && SqlTypeName.CHAR_TYPES.stream().anyMatch(text -> text.getName()
                        .equals(spec.getTypeName().getSimple()));
    }
}
