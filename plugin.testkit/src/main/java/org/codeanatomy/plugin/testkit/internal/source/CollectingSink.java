package org.codeanatomy.plugin.testkit.internal.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.plugin.api.source.EvidenceSink;
import org.codeanatomy.plugin.api.source.EvidenceTable;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.internal.report.Findings;
import org.codeanatomy.plugin.testkit.internal.vector.Contents;

/** Keeps evidence as values and compares it with the tables that the extractor announced. For one thread. */
final class CollectingSink implements EvidenceSink {

    private final BufferAllocator allocator;
    private final Map<String, EvidenceTable> tables = new HashMap<>();
    private final String subject;
    private final Findings findings;
    private final Map<String, List<List<Object>>> rows = new TreeMap<>();

    CollectingSink(BufferAllocator allocator, List<EvidenceTable> tables, String subject, Findings findings) {
        this.allocator = allocator;
        tables.forEach(table -> this.tables.put(table.name(), table));
        this.subject = subject;
        this.findings = findings;
    }

    @Override
    public BufferAllocator allocator() {
        return allocator;
    }

    @Override
    public void write(String table, VectorSchemaRoot evidence) {
        try (VectorSchemaRoot owned = evidence) {
            String problem = problem(tables.get(table), table, owned);
            if (problem != null) {
                findings.problem(Check.EXTRACTION, subject, problem);
                return;
            }
            List<List<Object>> collected = rows.computeIfAbsent(table, name -> new ArrayList<>());
            for (int row = 0; row < owned.getRowCount(); row++) {
                List<Object> values = new ArrayList<>();
                for (FieldVector vector : owned.getFieldVectors()) {
                    values.add(Contents.value(vector, row));
                }
                collected.add(values);
            }
        }
    }

    private static String problem(EvidenceTable announced, String table, VectorSchemaRoot evidence) {
        if (announced == null) {
            return "writes rows of table " + table + ", which is not among its tables";
        }
        if (!evidence.getSchema().getFields().equals(announced.schema().getFields())) {
            return "writes rows of table " + table + " with columns "
                    + evidence.getSchema().getFields() + ", and announced "
                    + announced.schema().getFields();
        }
        for (FieldVector vector : evidence.getFieldVectors()) {
            String malformation = vector.getValueCount() == evidence.getRowCount()
                    ? Contents.malformation(vector)
                    : vector.getValueCount() + " values for " + evidence.getRowCount() + " rows";
            if (malformation != null) {
                return "writes column " + vector.getName() + " of table " + table + " malformed: " + malformation;
            }
            if (!vector.getField().isNullable() && vector.getNullCount() > 0) {
                return "writes nulls to column " + vector.getName() + " of table " + table
                        + ", and announced that there are none";
            }
        }
        return null;
    }

    /** All rows by table. */
    Map<String, List<List<Object>>> rows() {
        return rows;
    }
}
