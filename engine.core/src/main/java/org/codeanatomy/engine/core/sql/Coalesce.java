package org.codeanatomy.engine.core.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlCoalesceFunction;
import org.apache.calcite.sql.validate.SqlValidator;

/**
 * COALESCE that stays what it is. Calcite rewrites its own to CASE with values that it calls not nullable; when a
 * condition over it is simplified, the test for null is lost, and rows are missing from the result.
 */
final class Coalesce extends SqlCoalesceFunction {

    @Override
    public SqlNode rewriteCall(SqlValidator validator, SqlCall call) {
        return call;
    }
}
