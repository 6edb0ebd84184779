package org.codeanatomy.plugin.testkit.internal.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.internal.report.Findings;
import org.codeanatomy.plugin.testkit.internal.vector.Contents;

/** Reads the batches of a reader to their end, and looks at each. */
final class BatchReading {

    private final String subject;
    private final Findings findings;

    BatchReading(String subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    /** All rows of a reader, which is not closed. */
    List<List<Object>> rows(BatchReader reader, Schema schema, int maxRows) throws PluginException {
        List<List<Object>> rows = new ArrayList<>();
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            try (Batch owned = batch) {
                String problem = problem(owned, schema, maxRows);
                if (problem != null) {
                    findings.problem(Check.SCAN, subject, problem);
                    return rows;
                }
                rows.addAll(Contents.rows(owned));
            }
        }
        return rows;
    }

    private static String problem(Batch batch, Schema schema, int maxRows) {
        if (batch.rowCount() > maxRows) {
            return "returns a batch of " + batch.rowCount() + " rows, and " + maxRows + " was the most";
        }
        List<Field> announced = schema.getFields();
        if (batch.columns().size() != announced.size()) {
            return "returns " + batch.columns().size() + " columns, and announced " + announced.size();
        }
        for (int index = 0; index < announced.size(); index++) {
            Column column = batch.column(index);
            Field field = announced.get(index);
            if (!column.field().getType().equals(field.getType())) {
                return "returns column " + field.getName() + " as "
                        + column.field().getType() + ", and announced " + field.getType();
            }
            String malformation = Contents.malformation(column.vector());
            if (malformation != null) {
                return "returns column " + field.getName() + " malformed: " + malformation;
            }
            if (!field.isNullable()
                    && column.encoding() == Encoding.FLAT
                    && column.vector().getNullCount() > 0) {
                return "returns nulls in column " + field.getName() + ", and announced that there are none";
            }
        }
        return null;
    }
}
