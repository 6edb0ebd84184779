package org.codeanatomy.plugin.files.csv;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.files.FileSet;

/** Reads one file. */
final class CsvBatchReader implements BatchReader {

    private final ReadContext context;
    private final ColumnParser[] parsers;
    private final List<Integer> projection;
    private final BatchHandler handler;
    private final RecordSource records;

    CsvBatchReader(
            FileSet.Member file, CsvOptions options, Schema schema, List<Integer> projection, ReadContext context)
            throws PluginException {
        file.checkUnchanged();
        this.context = context;
        this.projection = projection;
        this.parsers = new ColumnParser[schema.getFields().size()];
        for (int column : projection) {
            parsers[column] = ColumnParser.of(schema.getFields().get(column));
        }
        this.handler = new BatchHandler(file.path(), options, parsers);
        this.records = new RecordSource(file.path(), options, handler);
    }

    @Override
    public Batch next() throws PluginException {
        begin();
        boolean complete = false;
        try {
            boolean more = true;
            while (more && handler.rows() < context.maxRows()) {
                more = records.advance();
                handler.throwProblem();
            }
            complete = handler.rows() > 0;
        } finally {
            if (!complete) {
                abandon();
            }
        }
        return complete ? finish() : null;
    }

    private void begin() {
        handler.startBatch();
        for (ColumnParser parser : parsers) {
            if (parser != null) {
                parser.begin(context.allocator(), context.maxRows());
            }
        }
    }

    private Batch finish() {
        int rows = handler.rows();
        List<FieldVector> vectors = new ArrayList<>(projection.size());
        for (int column : projection) {
            vectors.add(parsers[column].finish(rows));
        }
        return Batch.of(vectors, rows);
    }

    private void abandon() {
        for (ColumnParser parser : parsers) {
            if (parser != null) {
                parser.abandon();
            }
        }
    }

    @Override
    public void close() {
        abandon();
        records.close();
    }
}
