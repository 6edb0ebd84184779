package org.codeanatomy.engine.core.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableStatistics;
import org.codeanatomy.plugin.api.vector.Batch;

/** A table whose rows the engine makes when a scan is planned; for instance {@code sys.plugins}. */
public final class RowsTable implements Table {

    private final Schema schema;
    private final Supplier<Rows> source;

    /** A table of what {@code source} gives, which must always have the same columns. */
    public RowsTable(Supplier<Rows> source) {
        this(source.get().schema(), source);
    }

    /** The same, when its columns are known beforehand. */
    public RowsTable(Schema schema, Supplier<Rows> source) {
        this.source = source;
        this.schema = schema;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Scan plan(ScanRequest request) {
        List<Field> fields = new ArrayList<>();
        request.projection().forEach(column -> fields.add(schema.getFields().get(column)));
        List<PushDown> pushDown = Collections.nCopies(request.conjuncts().size(), PushDown.NONE);
        return new RowsScan(source.get(), request.projection(), new Schema(fields), pushDown);
    }

    private record RowsScan(Rows content, List<Integer> projection, Schema schema, List<PushDown> pushDown)
            implements Scan, Split {

        @Override
        public TableStatistics statistics() {
            return TableStatistics.ofRows(content.count());
        }

        @Override
        public Iterator<Split> splits() {
            return List.<Split>of(this).iterator();
        }

        @Override
        public OptionalLong rows() {
            return OptionalLong.of(content.count());
        }

        @Override
        public BatchReader open(ReadContext context) {
            return new RowsReader(content, projection, context);
        }
    }

    private static final class RowsReader implements BatchReader {

        private final Rows rows;
        private final List<Integer> projection;
        private final ReadContext context;
        private int position;

        RowsReader(Rows rows, List<Integer> projection, ReadContext context) {
            this.rows = rows;
            this.projection = projection;
            this.context = context;
        }

        @Override
        public Batch next() {
            if (position >= rows.count()) {
                return null;
            }
            Batch all = rows.batch(context.allocator(), position, context.maxRows());
            position += all.rowCount();
            List<FieldVector> wanted = new ArrayList<>();
            for (int column = 0; column < all.columns().size(); column++) {
                if (!projection.contains(column)) {
                    all.column(column).asArrow().close();
                }
            }
            projection.forEach(column -> wanted.add(all.column(column).asArrow()));
            return Batch.of(wanted, all.rowCount());
        }

        @Override
        public void close() {
            position = rows.count();
        }
    }
}
