package org.codeanatomy.plugin.files.parquet;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.TableStatistics;
import org.codeanatomy.plugin.files.FileSet;

/** Reads chosen columns, and leaves out row groups whose statistics rule them out. Immutable and thread-safe. */
final class ParquetScan implements Scan {

    /** A file is read by one thread for each part of this size; parts are cut at row groups. */
    private static final long SPLIT_BYTES = 8L << 20;

    private final FileSet files;
    private final List<Long> rows;
    private final List<Field> projected;
    private final RowGroupPruner pruner;
    private final List<PushDown> pushDown;
    private final boolean allRows;

    ParquetScan(FileSet files, List<Long> rows, Schema schema, ScanRequest request) {
        this.files = files;
        this.rows = rows;
        this.projected = request.projection().stream()
                .map(column -> schema.getFields().get(column))
                .toList();
        this.pruner = new RowGroupPruner(schema, request.conjuncts());
        this.pushDown = pruner.pushDown();
        this.allRows = pushDown.stream().allMatch(PushDown.NONE::equals);
    }

    @Override
    public Schema schema() {
        return new Schema(projected);
    }

    @Override
    public List<PushDown> pushDown() {
        return pushDown;
    }

    @Override
    public TableStatistics statistics() {
        OptionalLong total =
                OptionalLong.of(rows.stream().mapToLong(Long::longValue).sum());
        return new TableStatistics(total, allRows, Map.of());
    }

    @Override
    public Map<String, String> details() {
        return Map.of("files", Integer.toString(files.members().size()));
    }

    @Override
    public Iterator<Split> splits() {
        Stream<Split> splits =
                IntStream.range(0, files.members().size()).boxed().flatMap(this::parts);
        return splits.iterator();
    }

    private Stream<Split> parts(int index) {
        FileSet.Member file = files.members().get(index);
        int parts = (int) Math.max(1, Math.min(Integer.MAX_VALUE, file.size() / SPLIT_BYTES));
        OptionalLong known = allRows && parts == 1 ? OptionalLong.of(rows.get(index)) : OptionalLong.empty();
        return IntStream.range(0, parts).mapToObj(part -> new ParquetSplit(this, file, part, parts, known));
    }

    /**
     * A file, or a part of one.
     *
     * @param scan what it belongs to
     * @param file the file
     * @param part which part: the row groups whose middle lies in this part of the file's bytes
     * @param parts how many parts there are
     * @param rows how many rows it will return, if known
     */
    record ParquetSplit(ParquetScan scan, FileSet.Member file, int part, int parts, OptionalLong rows)
            implements Split {

        @Override
        public BatchReader open(ReadContext context) throws PluginException {
            return ParquetBatchReader.open(this, scan.projected, scan.pruner, context);
        }
    }
}
