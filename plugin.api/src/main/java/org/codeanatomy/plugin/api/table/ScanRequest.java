package org.codeanatomy.plugin.api.table;

import java.util.List;
import java.util.OptionalLong;
import org.codeanatomy.plugin.api.expression.Expression;

/**
 * What a statement wants of a table.
 *
 * @param projection indexes of the columns to return, in the order to return them; may be empty, then only rows count
 * @param conjuncts conditions that all returned rows will be filtered by; column paths name columns of the table
 * @param limit a number of rows that is enough, if every conjunct is applied exactly
 */
public record ScanRequest(List<Integer> projection, List<Expression> conjuncts, OptionalLong limit) {

    /** Copies the lists. */
    public ScanRequest {
        projection = List.copyOf(projection);
        conjuncts = List.copyOf(conjuncts);
    }
}
