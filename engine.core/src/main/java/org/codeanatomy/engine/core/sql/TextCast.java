package org.codeanatomy.engine.core.sql;

import java.util.function.Supplier;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/**
 * A cast of something else to text, in the algebra. To Calcite it is a function like any other: of two casts in a row
 * Calcite drops the inner one if that keeps the number, but the text of a number depends on its type ({@code 1.00} is
 * not {@code 1}), and a text that is read as a number is not the number that was written.
 */
public final class TextCast extends SqlFunction {

    static final TextCast CAST = new TextCast("CAST", false);
    static final TextCast TRY_CAST = new TextCast("TRY_CAST", true);

    private final boolean nullOnFailure;

    private TextCast(String name, boolean nullOnFailure) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.VARCHAR.andThen(SqlTypeTransforms.TO_NULLABLE),
                null,
                OperandTypes.ANY,
                SqlFunctionCategory.SYSTEM);
        this.nullOnFailure = nullOnFailure;
    }

    /** Whether it is written {@code TRY_CAST}. */
    public boolean nullOnFailure() {
        return nullOnFailure;
    }

    /** Null for null, and for nothing else. */
    @Override
    public Supplier<Strong.Policy> getStrongPolicyInference() {
        return () -> Strong.Policy.ANY;
    }
}
