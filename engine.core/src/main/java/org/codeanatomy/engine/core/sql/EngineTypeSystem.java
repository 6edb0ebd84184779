package org.codeanatomy.engine.core.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** The types of results, as the dialect page describes them. */
public final class EngineTypeSystem extends RelDataTypeSystemImpl {

    /** The most digits of a decimal. */
    public static final int MAX_DIGITS = 38;

    /** Digits that a mean of decimals has more than they. */
    private static final int MEAN_DIGITS = 6;

    @Override
    public int getMaxPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case DECIMAL -> MAX_DIGITS;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> ArrowTypes.TIMESTAMP_PRECISION;
            default -> super.getMaxPrecision(typeName);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName typeName) {
        return typeName == SqlTypeName.DECIMAL ? MAX_DIGITS : super.getMaxScale(typeName);
    }

    @Override
    public int getDefaultPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> ArrowTypes.TIMESTAMP_PRECISION;
            // DuckDB's: a DECIMAL without digits is DECIMAL(18, 3)
            case DECIMAL -> 18;
            default -> super.getDefaultPrecision(typeName);
        };
    }

    @Override
    public int getDefaultScale(SqlTypeName typeName) {
        return typeName == SqlTypeName.DECIMAL ? 3 : super.getDefaultScale(typeName);
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    /** Division of decimals is computed in doubles, as DuckDB does. */
    @Override
    public RelDataType deriveDecimalDivideType(RelDataTypeFactory factory, RelDataType type1, RelDataType type2) {
        boolean decimal = SqlTypeUtil.isExactNumeric(type1)
                && SqlTypeUtil.isExactNumeric(type2)
                && (SqlTypeUtil.isDecimal(type1) || SqlTypeUtil.isDecimal(type2));
        return decimal ? factory.createSqlType(SqlTypeName.DOUBLE) : null;
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType type =
                switch (argument.getSqlTypeName()) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
                    case DECIMAL -> factory.createSqlType(SqlTypeName.DECIMAL, MAX_DIGITS, argument.getScale());
                    case REAL, FLOAT -> factory.createSqlType(SqlTypeName.DOUBLE);
                    default -> argument;
                };
        return factory.createTypeWithNullability(type, argument.isNullable());
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        boolean decimal = argument.getSqlTypeName() == SqlTypeName.DECIMAL;
        RelDataType type = decimal
                ? factory.createSqlType(
                        SqlTypeName.DECIMAL, MAX_DIGITS, Math.min(MAX_DIGITS, argument.getScale() + MEAN_DIGITS))
                : factory.createSqlType(SqlTypeName.DOUBLE);
        return factory.createTypeWithNullability(type, argument.isNullable());
    }
}
