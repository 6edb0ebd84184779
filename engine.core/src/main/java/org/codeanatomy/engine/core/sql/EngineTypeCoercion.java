package org.codeanatomy.engine.core.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;

/**
 * Implicit casts as PostgreSQL has them: a literal in quotes becomes what it is compared with, but text that is computed
 * or read from a column never turns into a number or a date by itself.
 */
final class EngineTypeCoercion extends TypeCoercionImpl {

    EngineTypeCoercion(RelDataTypeFactory factory, SqlValidator validator) {
        super(factory, validator);
    }

    @Override
    public boolean binaryArithmeticCoercion(SqlCallBinding binding) {
        for (int i = 0; i < binding.getOperandCount(); i++) {
            if (SqlTypeUtil.isCharacter(binding.getOperandType(i))) {
                return false;
            }
        }
        return super.binaryArithmeticCoercion(binding);
    }

    @Override
    public boolean binaryComparisonCoercion(SqlCallBinding binding) {
        for (int i = 1; i < binding.getOperandCount(); i++) {
            RelDataType first = binding.getOperandType(0);
            RelDataType other = binding.getOperandType(i);
            if (mixesText(first, other)) {
                throw new SqlProblem(
                        "WRONG_ARGUMENTS",
                        "cannot compare " + first + " with " + other + "; cast one of them",
                        binding.getCall().getParserPosition());
            }
        }
        return super.binaryComparisonCoercion(binding);
    }

    @Override
    public RelDataType commonTypeForBinaryComparison(RelDataType type1, RelDataType type2) {
        return mixesText(type1, type2) ? null : super.commonTypeForBinaryComparison(type1, type2);
    }

    @Override
    public RelDataType implicitCast(RelDataType in, SqlTypeFamily expected) {
        boolean fromText =
                SqlTypeUtil.isCharacter(in) && !expected.getTypeNames().contains(in.getSqlTypeName());
        return fromText ? null : super.implicitCast(in, expected);
    }

    private static boolean mixesText(RelDataType type1, RelDataType type2) {
        return (isText(type1) && isOther(type2)) || (isText(type2) && isOther(type1));
    }

    private static boolean isOther(RelDataType type) {
        return !SqlTypeUtil.isCharacter(type) && !SqlTypeUtil.isNull(type);
    }

    /** Literals have type CHAR; everything else VARCHAR. */
    private static boolean isText(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.VARCHAR;
    }
}
