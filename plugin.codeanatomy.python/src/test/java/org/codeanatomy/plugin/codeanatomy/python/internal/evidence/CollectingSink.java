package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.plugin.api.source.EvidenceSink;
import org.codeanatomy.plugin.api.source.EvidenceTable;

/** Keeps rows as maps, texts as strings. Thread-safe. */
final class CollectingSink implements EvidenceSink {

    private final BufferAllocator allocator;
    private final Map<String, List<Map<String, Object>>> tables = new TreeMap<>();

    CollectingSink(BufferAllocator allocator) {
        this.allocator = allocator;
        EvidenceTables.all().forEach(table -> tables.put(table.name(), new ArrayList<>()));
    }

    @Override
    public BufferAllocator allocator() {
        return allocator;
    }

    @Override
    public synchronized void write(String table, VectorSchemaRoot rows) {
        try (rows) {
            EvidenceTable known = EvidenceTables.all().stream()
                    .filter(candidate -> candidate.name().equals(table))
                    .findFirst()
                    .orElseThrow();
            if (!rows.getSchema().equals(known.schema())) {
                throw new IllegalArgumentException(table + " has another schema: " + rows.getSchema());
            }
            for (int row = 0; row < rows.getRowCount(); row++) {
                Map<String, Object> cells = new LinkedHashMap<>();
                for (FieldVector column : rows.getFieldVectors()) {
                    Object value = column.getObject(row);
                    if (value == null && !column.getField().isNullable()) {
                        throw new IllegalArgumentException(table + "." + column.getName() + " is null");
                    }
                    cells.put(
                            column.getName(),
                            value == null || value instanceof Number || value instanceof Boolean
                                    ? value
                                    : value.toString());
                }
                tables.get(table).add(cells);
            }
        }
    }

    synchronized List<Map<String, Object>> rows(EvidenceTable table) {
        return tables.get(table.name());
    }
}
