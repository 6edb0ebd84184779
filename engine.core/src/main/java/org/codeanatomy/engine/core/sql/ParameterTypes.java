package org.codeanatomy.engine.core.sql;

import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;

/** Gives {@code ?} in a call of a plugin's function the first type that the function takes there. */
record ParameterTypes(FunctionSignature signature) implements SqlOperandTypeInference {

    @Override
    public void inferOperandTypes(SqlCallBinding binding, RelDataType returnType, RelDataType[] operandTypes) {
        List<Parameter> declared = signature.parameters();
        for (int i = 0; i < operandTypes.length && !declared.isEmpty(); i++) {
            List<ArrowType> accepted =
                    declared.get(Math.min(i, declared.size() - 1)).accepted();
            if (binding.operand(i) instanceof SqlDynamicParam
                    && !accepted.isEmpty()
                    && !accepted.get(0).isComplex()) {
                Field field = new Field("parameter", FieldType.nullable(accepted.get(0)), null);
                operandTypes[i] = ArrowTypes.toSql(field, binding.getTypeFactory());
            }
        }
    }
}
