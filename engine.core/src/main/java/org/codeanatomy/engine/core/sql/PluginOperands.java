package org.codeanatomy.engine.core.sql;

import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlTypeName;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;

/** The parameters of a plugin's function, for the validator. */
record PluginOperands(FunctionSignature signature) implements SqlOperandMetadata {

    /** Our own binding decides on types, so that its sentences name parameters. */
    @Override
    public List<RelDataType> paramTypes(RelDataTypeFactory factory) {
        RelDataType any = factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.ANY), true);
        return Collections.nCopies(signature.parameters().size(), any);
    }

    @Override
    public List<String> paramNames() {
        return signature.parameters().stream().map(Parameter::name).toList();
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        CallArguments.bind(signature, binding);
        return true;
    }

    /** Any number is let through here: a wrong one is refused by our own binding, with a better sentence. */
    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return signature.variadic()
                ? SqlOperandCountRanges.from(0)
                : SqlOperandCountRanges.between(
                        0, Math.max(255, signature.parameters().size()));
    }

    @Override
    public boolean isFixedParameters() {
        return !signature.variadic();
    }

    @Override
    public boolean isOptional(int index) {
        return index >= signature.required() && index < signature.parameters().size();
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
        return SignatureBinding.usage(signature);
    }
}
