package org.codeanatomy.plugin.files.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.api.table.TableStatistics;
import org.codeanatomy.plugin.files.FileSet;

/**
 * What a sample of each file says of all of them.
 *
 * @param schema guessed columns
 * @param statistics the number of rows, estimated from the size of the sampled ones
 */
record CsvSample(Schema schema, TableStatistics statistics) {

    private static final int SAMPLE_RECORDS = 20_000;

    static CsvSample of(CsvOptions options, FileSet files) throws PluginException {
        SchemaInference inference = new SchemaInference();
        SamplingHandler handler = new SamplingHandler(options.nullText(), inference);
        List<String> names = null;
        for (FileSet.Member file : files.members()) {
            handler.startFile(options.header());
            try (RecordSource records = new RecordSource(file.path(), options, handler)) {
                int seen = 0;
                while (seen < SAMPLE_RECORDS && records.advance()) {
                    seen++;
                }
            }
            if (options.header()) {
                names = sameHeader(names, handler.header(), file);
            }
        }
        if (names == null || names.isEmpty()) {
            names = numbered(handler.widest());
        }
        if (names.isEmpty()) {
            throw new PluginException(
                    Stage.PLANNING,
                    "EMPTY_FILE",
                    files.location() + " has no record; declare columns with option schema");
        }
        return new CsvSample(inference.schema(names), estimate(files, handler));
    }

    private static List<String> sameHeader(List<String> names, List<String> header, FileSet.Member file)
            throws PluginException {
        if (names != null && !names.equals(header)) {
            throw new PluginException(
                    Stage.PLANNING,
                    "DIFFERENT_HEADERS",
                    file.path() + " has the columns " + header + ", the files before it " + names
                            + "; declare them as tables of their own",
                    Map.of("file", file.path().toString()),
                    null);
        }
        return header;
    }

    private static List<String> numbered(int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            names.add("column" + i);
        }
        return names;
    }

    private static TableStatistics estimate(FileSet files, SamplingHandler sample) {
        OptionalLong rows = sample.records() == 0
                ? OptionalLong.of(0)
                : OptionalLong.of(files.bytes() * sample.records() / Math.max(1, sample.characters()));
        return new TableStatistics(rows, false, Map.of());
    }
}
