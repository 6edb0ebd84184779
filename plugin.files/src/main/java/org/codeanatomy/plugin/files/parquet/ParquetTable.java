package org.codeanatomy.plugin.files.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.parquet.arrow.ParquetException;
import org.codeanatomy.parquet.arrow.ParquetFile;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableStatistics;
import org.codeanatomy.plugin.files.FileSet;

/** Parquet files of one schema. Immutable and thread-safe. */
final class ParquetTable implements Table {

    private final FileSet files;
    private final List<Long> rows;
    private final Schema schema;

    private ParquetTable(FileSet files, List<Long> rows, Schema schema) {
        this.files = files;
        this.rows = List.copyOf(rows);
        this.schema = schema;
    }

    /** Reads the footers. */
    static ParquetTable open(FileSet files) throws PluginException {
        Schema schema = null;
        List<Long> rows = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator()) {
            for (FileSet.Member member : files.members()) {
                try (ParquetFile file = ParquetFile.open(member.path(), allocator)) {
                    Schema found = new Schema(file.schema().getFields());
                    checkSame(schema, found, member);
                    schema = found;
                    rows.add(file.rowCount());
                } catch (IOException | ParquetException damage) {
                    throw ParquetErrors.unreadable(Stage.PLANNING, member.path(), damage);
                }
            }
        }
        return new ParquetTable(files, rows, schema);
    }

    private static void checkSame(Schema schema, Schema found, FileSet.Member member) throws PluginException {
        if (schema != null && !schema.equals(found)) {
            throw new PluginException(
                    Stage.PLANNING,
                    "DIFFERENT_SCHEMAS",
                    member.path() + " has the columns " + found.getFields() + ", the files before it "
                            + schema.getFields() + "; declare them as tables of their own",
                    Map.of("file", member.path().toString()),
                    null);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public TableStatistics statistics() {
        return TableStatistics.ofRows(rows.stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("format", "parquet");
        details.put("location", files.location().toString());
        details.put("files", Integer.toString(files.members().size()));
        details.put("bytes", Long.toString(files.bytes()));
        return Collections.unmodifiableMap(details);
    }

    @Override
    public Scan plan(ScanRequest request) {
        return new ParquetScan(files, rows, schema, request);
    }
}
