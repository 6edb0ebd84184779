package org.codeanatomy.engine.core.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.expression.PluginBudget;
import org.codeanatomy.engine.core.expression.VectorChecks;
import org.codeanatomy.engine.core.physical.PhysicalPlan.TableScan;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;
import org.codeanatomy.plugin.host.GenerationId;

/** Reads the splits of a scan. What a provider returns is checked, flattened, and cut to the engine's batch size. */
final class ScanOperator implements BatchOperator {

    private final Worker worker;
    private final TableScan scan;
    private final MorselSource<Split> splits;
    private CountedReader counted; // of a plugin
    private BatchReader reader; // of the engine itself
    private Batch large;
    private int done;

    ScanOperator(Worker worker, TableScan scan, MorselSource<Split> splits) {
        this.worker = worker;
        this.scan = scan;
        this.splits = splits;
    }

    @Override
    public Batch next() {
        while (true) {
            worker.checkRunning();
            if (large != null) {
                return slice();
            }
            if (reader == null && counted == null && !openNext()) {
                return null;
            }
            Batch batch = read();
            if (batch == null) {
                closeReader();
            } else if (batch.selectedCount() == 0) {
                batch.close();
            } else {
                large = flatten(batch);
                done = 0;
            }
        }
    }

    private boolean openNext() {
        Split split = splits.take(worker);
        if (split == null) {
            return false;
        }
        GenerationId generation = scan.source().generation();
        try {
            if (generation == null) {
                reader = split.open(new ReadContext(worker.allocator(), ChunkedColumn.ROWS));
            } else {
                counted = new CountedReader(split, scan.label(), generation, worker);
            }
        } catch (OutOfMemoryException refused) {
            throw refused;
        } catch (PluginException | RuntimeException | Error thrown) {
            throw failure(scan, thrown);
        }
        return true;
    }

    private Batch read() {
        try {
            return counted == null ? reader.next() : counted.next();
        } catch (OutOfMemoryException refused) {
            throw refused;
        } catch (PluginException | RuntimeException | Error thrown) {
            throw failure(scan, thrown);
        }
    }

    static EngineException failure(TableScan scan, Throwable thrown) {
        if (thrown instanceof EngineException known) {
            return known;
        }
        GenerationId generation = scan.source().generation();
        if (generation == null) {
            return Failures.foreign("SCAN_FAILED", "reading " + scan.label(), Map.of("table", scan.label()), thrown);
        }
        String what = "reading " + scan.label() + " by " + generation;
        EngineException exceeded = PluginBudget.exceeded(what, generation, thrown);
        return exceeded != null
                ? exceeded
                : Failures.foreign(
                        "SCAN_FAILED", what, Map.of("table", scan.label(), "plugin", generation.toString()), thrown);
    }

    private Batch flatten(Batch read) {
        Batch batch = checked(read);
        boolean flat = batch.columns().stream().allMatch(column -> column.encoding() == Encoding.FLAT);
        if (flat && (batch.selection() == null || batch.rowCount() <= ChunkedColumn.ROWS)) {
            return batch;
        }
        int rows = batch.selectedCount();
        return Batch.of(Vectors.compact(batch, scan.schema().getFields(), worker.allocator()), rows);
    }

    /** The batch, which is the statement's from now on. */
    private Batch checked(Batch batch) {
        boolean checked = false;
        try {
            check(batch);
            checked = true;
        } finally {
            if (!checked) {
                batch.close();
            }
        }
        return counted == null ? batch : counted.take(batch);
    }

    private void check(Batch batch) {
        List<Field> fields = scan.schema().getFields();
        List<String> problems = new ArrayList<>();
        if (batch.columns().size() != fields.size()) {
            problems.add("the batch has " + batch.columns().size() + " columns, the scan " + fields.size());
        }
        for (int i = 0; i < Math.min(fields.size(), batch.columns().size()); i++) {
            Column column = batch.column(i);
            String malformed = VectorChecks.problem(column.vector());
            if (malformed != null) {
                problems.add(fields.get(i).getName() + " is " + malformed);
            } else if (column.encoding() == Encoding.DICTIONARY && !VectorChecks.codesInRange(column)) {
                problems.add(fields.get(i).getName() + " has codes outside of its dictionary");
            }
            if (!column.field().getType().equals(fields.get(i).getType())) {
                problems.add(fields.get(i).getName() + " is " + column.field().getType() + ", announced as "
                        + fields.get(i).getType());
            }
        }
        if (!problems.isEmpty()) {
            throw failure(scan, new IllegalStateException(String.join("; ", problems)));
        }
    }

    private Batch slice() {
        int rows = large.rowCount();
        if (done == 0 && rows <= ChunkedColumn.ROWS) {
            Batch whole = large;
            large = null;
            return whole;
        }
        int count = Math.min(ChunkedColumn.ROWS, rows - done);
        List<FieldVector> parts = new ArrayList<>();
        try {
            for (Column column : large.columns()) {
                parts.add(Vectors.slice(column.vector(), done, count));
            }
            Batch part = Batch.of(parts, count);
            parts.clear();
            done += count;
            return part;
        } finally {
            parts.forEach(FieldVector::close);
            if (done >= rows) {
                large.close();
                large = null;
            }
        }
    }

    private void closeReader() {
        AutoCloseable closing = counted == null ? reader : counted;
        counted = null;
        reader = null;
        try {
            closing.close();
        } catch (Exception | Error thrown) { // AutoCloseable declares it
            throw failure(scan, thrown);
        }
    }

    @Override
    public void close() {
        if (large != null) {
            large.close();
            large = null;
        }
        if (reader != null || counted != null) {
            closeReader();
        }
    }
}
