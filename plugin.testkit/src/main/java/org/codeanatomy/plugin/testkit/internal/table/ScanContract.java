package org.codeanatomy.plugin.testkit.internal.table;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.expression.Operator;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.internal.report.Failures;
import org.codeanatomy.plugin.testkit.internal.report.Findings;

/** The contract of an opened table: its scans, whoever brought it. */
final class ScanContract {

    private static final int MOST_ROWS = 2048;
    private static final int MOST_FILTERED_COLUMNS = 8;

    private final Table table;
    private final String subject;
    private final BufferAllocator generation;
    private final Findings findings;

    ScanContract(Table table, String subject, BufferAllocator generation, Findings findings) {
        this.table = table;
        this.subject = subject;
        this.generation = generation;
        this.findings = findings;
    }

    /** Checks everything. */
    void check() {
        try {
            List<Integer> all = IntStream.range(0, table.schema().getFields().size())
                    .boxed()
                    .toList();
            List<List<Object>> rows = read(request(all, List.of()), MOST_ROWS);
            checkStatistics(rows.size());
            checkSame(rows, read(request(all, List.of()), MOST_ROWS), "read a second time");
            int few = rows.size() < MOST_ROWS ? 3 : MOST_ROWS / 20;
            checkSame(rows, read(request(all, List.of()), few), "read in batches of " + few + " rows");
            checkProjections(rows, all.size());
            checkConjuncts(rows, all);
            checkClosing(request(all, List.of()));
            findings.checked(Check.SCAN, subject, rows.size() + " rows of " + all.size() + " columns");
        } catch (Exception | LinkageError thrown) {
            if (Failures.isAdmitted(thrown, "a scan", subject, findings)) {
                findings.problem(Check.SCAN, subject, "cannot be read: " + Failures.text(thrown));
            }
        }
    }

    private static ScanRequest request(List<Integer> projection, List<Expression> conjuncts) {
        return new ScanRequest(projection, conjuncts, OptionalLong.empty());
    }

    private List<List<Object>> read(ScanRequest request, int maxRows) throws PluginException {
        Scan scan = table.plan(request);
        if (scan.schema().getFields().size() != request.projection().size()) {
            findings.problem(
                    Check.SCAN,
                    subject,
                    "plans a scan of " + scan.schema().getFields().size() + " columns, and "
                            + request.projection().size() + " were asked for");
        }
        if (scan.pushDown().size() != request.conjuncts().size()) {
            findings.problem(
                    Check.SCAN,
                    subject,
                    "answers for " + scan.pushDown().size() + " conditions, and was asked about "
                            + request.conjuncts().size());
        }
        List<List<Object>> rows = new ArrayList<>();
        Iterator<Split> splits = scan.splits();
        while (splits.hasNext()) {
            rows.addAll(read(splits.next(), scan, maxRows));
        }
        return rows;
    }

    private List<List<Object>> read(Split split, Scan scan, int maxRows) throws PluginException {
        List<List<Object>> rows = new ArrayList<>();
        inAllocator("reading to the end", allocator -> {
            try (BatchReader reader = split.open(new ReadContext(allocator, maxRows))) {
                rows.addAll(new BatchReading(subject, findings).rows(reader, scan.schema(), maxRows));
            }
        });
        if (scan.pushDown().isEmpty()
                && split.rows().isPresent()
                && split.rows().getAsLong() != rows.size()) {
            findings.problem(
                    Check.SCAN,
                    subject,
                    "says a split has " + split.rows().getAsLong() + " rows, and returns " + rows.size());
        }
        return rows;
    }

    private void checkSame(List<List<Object>> rows, List<List<Object>> others, String how) {
        for (int row = 0; row < Math.max(rows.size(), others.size()); row++) {
            if (row >= rows.size() || row >= others.size() || !rows.get(row).equals(others.get(row))) {
                findings.problem(
                        Check.SCAN,
                        subject,
                        "returns other rows when " + how + ": row " + row + " is "
                                + (row < others.size() ? others.get(row) : "missing") + ", and was "
                                + (row < rows.size() ? rows.get(row) : "missing")
                                + "; an opened table is pinned to one state of its data");
                return;
            }
        }
    }

    private void checkStatistics(int rows) {
        if (table.statistics().exact()
                && table.statistics().rows().isPresent()
                && table.statistics().rows().getAsLong() != rows) {
            findings.problem(
                    Check.SCAN,
                    subject,
                    "says it has exactly " + table.statistics().rows().getAsLong() + " rows, and returns " + rows);
        }
    }

    /** Backwards, one column alone, and none. */
    private void checkProjections(List<List<Object>> rows, int columns) throws PluginException {
        List<List<Integer>> projections = new ArrayList<>();
        projections.add(IntStream.range(0, columns)
                .map(index -> columns - 1 - index)
                .boxed()
                .toList());
        projections.add(List.of());
        if (columns > 1) {
            projections.add(List.of(columns - 1));
        }
        for (List<Integer> projection : projections) {
            List<List<Object>> wanted = new ArrayList<>();
            for (List<Object> row : rows) {
                List<Object> values = new ArrayList<>();
                projection.forEach(index -> values.add(row.get(index)));
                wanted.add(values);
            }
            checkSame(
                    wanted,
                    read(request(projection, List.of()), MOST_ROWS),
                    "columns " + projection + " are asked for");
        }
    }

    /** Whether a column is null: what is answered EXACT must be applied, anything else may only leave rows out rightly. */
    private void checkConjuncts(List<List<Object>> rows, List<Integer> all) throws PluginException {
        for (int index = 0; index < Math.min(all.size(), MOST_FILTERED_COLUMNS); index++) {
            int column = index;
            String name = table.schema().getFields().get(index).getName();
            for (Operator operator : List.of(Operator.IS_NULL, Operator.IS_NOT_NULL)) {
                ScanRequest request = request(
                        all, List.of(new Expression.Call(operator, List.of(new Expression.ColumnPath(List.of(name))))));
                List<PushDown> answers = table.plan(request).pushDown();
                List<List<Object>> wanted = rows.stream()
                        .filter(row -> (row.get(column) == null) == (operator == Operator.IS_NULL))
                        .toList();
                List<List<Object>> found = read(request, MOST_ROWS);
                boolean exact = answers.equals(List.of(PushDown.EXACT));
                List<List<Object>> applied = found.stream()
                        .filter(row -> exact || (row.get(column) == null) == (operator == Operator.IS_NULL))
                        .toList();
                if (!applied.equals(wanted)) {
                    findings.problem(
                            Check.SCAN,
                            subject,
                            "answers " + answers + " to " + name + " " + operator + ", and returns " + applied.size()
                                    + " such rows instead of " + wanted.size());
                }
            }
        }
    }

    private void checkClosing(ScanRequest request) throws PluginException {
        Iterator<Split> splits = table.plan(request).splits();
        if (!splits.hasNext()) {
            return;
        }
        Split split = splits.next();
        inAllocator("closing without reading", allocator -> {
            BatchReader reader = split.open(new ReadContext(allocator, 1));
            reader.close();
            reader.close();
        });
        inAllocator("closing in the middle, from another thread", allocator -> {
            BatchReader reader = split.open(new ReadContext(allocator, 1));
            try (Batch first = reader.next()) {
                findings.checked(Check.SCAN, subject, "closed after " + (first == null ? "no" : "one") + " batch");
            }
            closeElsewhere(reader);
        });
    }

    private void closeElsewhere(BatchReader reader) {
        Thread other = new Thread(reader::close, "plugin-contract-close");
        other.setUncaughtExceptionHandler((thread, thrown) -> findings.problem(
                Check.ERRORS, subject, "closing a reader from another thread threw " + Failures.text(thrown)));
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something that reads, which may fail. */
    @FunctionalInterface
    interface Reading {
        void run(BufferAllocator allocator) throws PluginException;
    }

    private void inAllocator(String doing, Reading reading) throws PluginException {
        inAllocator(doing, reading, subject, generation, findings);
    }

    /** Runs something with an allocator of its own, which must be empty afterwards. */
    static void inAllocator(
            String doing, Reading reading, String subject, BufferAllocator generation, Findings findings)
            throws PluginException {
        BufferAllocator allocator = generation.newChildAllocator(subject, 0, Long.MAX_VALUE);
        try {
            reading.run(allocator);
        } finally {
            if (allocator.getAllocatedMemory() == 0) {
                allocator.close();
            } else {
                findings.problem(
                        Check.MEMORY,
                        subject,
                        "leaves " + allocator.getAllocatedMemory() + " bytes allocated after " + doing);
            }
        }
    }
}
