package org.codeanatomy.engine.core.sql;

import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** What the dialect allows: everything that Calcite's most liberal dialect does, but for what gives wrong answers. */
final class EngineConformance extends SqlDelegatingConformance {

    EngineConformance() {
        super(SqlConformanceEnum.BABEL);
    }

    /** Calcite's implementation of the lax rule fails on windows over aggregates, and hides mistakes. */
    @Override
    public boolean isNonStrictGroupBy() {
        return false;
    }

    /** Calcite's other ways look an unknown column up as an alias of itself, and report a cycle. */
    @Override
    public SelectAliasLookup isSelectAlias() {
        return SelectAliasLookup.UNSUPPORTED;
    }

    @Override
    public boolean allowLenientCoercion() {
        return false;
    }
}
