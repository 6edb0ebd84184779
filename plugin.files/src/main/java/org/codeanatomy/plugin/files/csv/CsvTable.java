package org.codeanatomy.plugin.files.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableStatistics;
import org.codeanatomy.plugin.files.FileSet;

/** CSV files of one layout. */
final class CsvTable implements Table {

    private final CsvOptions options;
    private final FileSet files;
    private final Schema schema;
    private final TableStatistics statistics;

    private CsvTable(CsvOptions options, FileSet files, Schema schema, TableStatistics statistics) {
        this.options = options;
        this.files = files;
        this.schema = schema;
        this.statistics = statistics;
    }

    /** Finds the files and, if the columns are not declared, guesses them from a sample of each. */
    static CsvTable open(CsvOptions options) throws PluginException {
        FileSet files = FileSet.at(options.location(), ".csv");
        if (options.schema().isPresent()) {
            Schema declared = SchemaText.parse(options.schema().get());
            return new CsvTable(options, files, declared, TableStatistics.UNKNOWN);
        }
        CsvSample sample = CsvSample.of(options, files);
        return new CsvTable(options, files, sample.schema(), sample.statistics());
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public TableStatistics statistics() {
        return statistics;
    }

    @Override
    public Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("format", "csv");
        details.put("location", files.location().toString());
        details.put("files", Integer.toString(files.members().size()));
        details.put("bytes", Long.toString(files.bytes()));
        return Collections.unmodifiableMap(details);
    }

    @Override
    public Scan plan(ScanRequest request) {
        return new CsvScan(request);
    }

    /** Reads every file whole; no condition is pushed into text. */
    private final class CsvScan implements Scan {

        private final List<Integer> projection;
        private final Schema projected;
        private final List<PushDown> pushDown;

        CsvScan(ScanRequest request) {
            this.projection = request.projection();
            List<Field> fields = new ArrayList<>();
            projection.forEach(column -> fields.add(schema.getFields().get(column)));
            this.projected = new Schema(fields);
            this.pushDown = Collections.nCopies(request.conjuncts().size(), PushDown.NONE);
        }

        @Override
        public Schema schema() {
            return projected;
        }

        @Override
        public List<PushDown> pushDown() {
            return pushDown;
        }

        @Override
        public TableStatistics statistics() {
            return statistics;
        }

        @Override
        public Map<String, String> details() {
            return Map.of("files", Integer.toString(files.members().size()));
        }

        @Override
        public Iterator<Split> splits() {
            return files.members().stream()
                    .map(file -> (Split) new CsvSplit(file, projection))
                    .iterator();
        }
    }

    /** One file. */
    private final class CsvSplit implements Split {

        private final FileSet.Member file;
        private final List<Integer> projection;

        CsvSplit(FileSet.Member file, List<Integer> projection) {
            this.file = file;
            this.projection = projection;
        }

        @Override
        public OptionalLong rows() {
            return OptionalLong.empty();
        }

        @Override
        public BatchReader open(ReadContext context) throws PluginException {
            return new CsvBatchReader(file, options, schema, projection, context);
        }
    }
}
