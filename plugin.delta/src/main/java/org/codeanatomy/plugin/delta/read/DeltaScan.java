package org.codeanatomy.plugin.delta.read;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.TableStatistics;
import org.codeanatomy.plugin.delta.log.DataFile;
import org.codeanatomy.plugin.delta.log.TableState;

/** The files of a table that are left after pruning. Immutable and thread-safe. */
final class DeltaScan implements Scan {

    /** A file is read by one thread for each part of this size; parts are cut at row groups. */
    private static final long SPLIT_BYTES = 8L << 20;

    private final TableState state;
    private final List<TableColumn> columns;
    private final ScanRequest request;
    private final List<DataFile> files;
    private final List<PushDown> pushDown;
    private final boolean allRows;

    DeltaScan(
            TableState state,
            List<TableColumn> columns,
            ScanRequest request,
            List<DataFile> kept,
            List<PushDown> pushDown) {
        this.state = state;
        this.columns = columns;
        this.request = request;
        this.pushDown = pushDown;
        this.allRows = pushDown.stream().allMatch(PushDown.EXACT::equals);
        this.files = allRows && request.limit().isPresent()
                ? enough(kept, request.limit().getAsLong())
                : kept;
    }

    /** The first files that have as many rows as are wanted. */
    private static List<DataFile> enough(List<DataFile> files, long limit) {
        List<DataFile> first = new ArrayList<>();
        long rows = 0;
        for (DataFile file : files) {
            if (rows >= limit) {
                break;
            }
            first.add(file);
            rows += Math.max(0, file.liveRows());
        }
        return List.copyOf(first);
    }

    @Override
    public Schema schema() {
        return DeltaTable.project(columns, request.projection());
    }

    @Override
    public List<PushDown> pushDown() {
        return pushDown;
    }

    @Override
    public TableStatistics statistics() {
        return Statistics.of(columns, files, allRows);
    }

    @Override
    public Map<String, String> details() {
        return Map.of(
                "version",
                Long.toString(state.version()),
                "files read",
                files.size() + " of " + state.files().size());
    }

    @Override
    public Iterator<Split> splits() {
        Stream<Split> splits = files.stream().flatMap(file -> {
            int parts = (int) Math.max(1, Math.min(Integer.MAX_VALUE, file.size() / SPLIT_BYTES));
            return IntStream.range(0, parts).mapToObj(part -> (Split) split(file, part, parts));
        });
        return splits.iterator();
    }

    private DeltaSplit split(DataFile file, int part, int parts) {
        OptionalLong rows =
                allRows && parts == 1 && file.liveRows() >= 0 ? OptionalLong.of(file.liveRows()) : OptionalLong.empty();
        return new DeltaSplit(state, columns, request, file, part, parts, rows);
    }
}
