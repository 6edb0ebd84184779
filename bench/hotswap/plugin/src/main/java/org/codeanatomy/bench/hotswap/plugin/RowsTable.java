package org.codeanatomy.bench.hotswap.plugin;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.Table;

/** Columns {@code n}, from 0 on, and {@code build}, the number of the build whose code wrote the row. */
record RowsTable(long count) implements Table {

    /** Several splits in a long table, so that several threads read one statement's rows. */
    private static final long ROWS_PER_SPLIT = 8192;

    @Override
    public Schema schema() {
        ArrowType integer = new ArrowType.Int(64, true);
        return new Schema(List.of(Field.nullable("n", integer), Field.nullable("build", integer)));
    }

    @Override
    public Scan plan(ScanRequest request) {
        return new RowsScan(this, request);
    }

    private record RowsScan(RowsTable table, ScanRequest request) implements Scan {

        @Override
        public Schema schema() {
            return new Schema(request.projection().stream()
                    .map(table.schema().getFields()::get)
                    .toList());
        }

        @Override
        public List<PushDown> pushDown() {
            return Collections.nCopies(request.conjuncts().size(), PushDown.NONE);
        }

        @Override
        public Iterator<Split> splits() {
            long splits = (table.count() + ROWS_PER_SPLIT - 1) / ROWS_PER_SPLIT;
            return LongStream.range(0, splits)
                    .mapToObj(number -> number * ROWS_PER_SPLIT)
                    .<Split>map(first -> new RowsSplit(this, first, Math.min(first + ROWS_PER_SPLIT, table.count())))
                    .iterator();
        }
    }

    private record RowsSplit(RowsScan scan, long first, long end) implements Split {

        @Override
        public OptionalLong rows() {
            return OptionalLong.of(end - first);
        }

        @Override
        public BatchReader open(ReadContext context) {
            return new RowsReader(scan.schema(), first, end, context);
        }
    }
}
