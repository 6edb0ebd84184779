package org.codeanatomy.plugin.testkit.internal.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.plugin.api.options.OptionField;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.WritableTableProviderFactory;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.Sample;
import org.codeanatomy.plugin.testkit.internal.report.Failures;
import org.codeanatomy.plugin.testkit.internal.report.Findings;

/** The contract of table kinds: their options, and tables that samples name. */
public final class TableProviderContract {

    private final List<Sample> samples;
    private final Path scratch;
    private final Findings findings;

    /** @param scratch a folder in which there is no table */
    public TableProviderContract(List<Sample> samples, Path scratch, Findings findings) {
        this.samples = List.copyOf(samples);
        this.scratch = scratch;
        this.findings = findings;
    }

    /** Checks one kind. */
    public void check(ServedService<TableProviderFactory> served) {
        TableProviderFactory factory = served.service();
        String subject = "table kind " + factory.kind();
        new OptionsContract(factory.options(), subject, findings).check();
        checkNoTable(factory, subject, served.allocator());
        List<Sample.TableOptions> tables = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample instanceof Sample.TableOptions table && table.name().equalsIgnoreCase(factory.kind())) {
                tables.add(table);
            }
        }
        for (Sample.TableOptions table : tables) {
            try {
                Table opened = factory.open(factory.options().parse(table.options()));
                new ScanContract(opened, subject, served.allocator(), findings).check();
            } catch (Exception | LinkageError thrown) {
                if (Failures.isAdmitted(thrown, "opening a table", subject, findings)) {
                    findings.problem(
                            Check.SCAN,
                            subject,
                            "does not open the table of a sample, " + table.options() + ": " + Failures.text(thrown));
                }
            }
        }
        if (tables.isEmpty()) {
            findings.notChecked(
                    Check.SCAN,
                    subject,
                    "scans need a table; name one with Sample.table(\"" + factory.kind()
                            + "\", Map.of(\"location\", …))");
        }
        if (factory instanceof WritableTableProviderFactory) {
            findings.notChecked(Check.SCAN, subject, "writing; the testkit has no checks of sinks");
        }
    }

    /** A place where there is no table is refused, at the latest when rows are asked for. */
    private void checkNoTable(TableProviderFactory factory, String subject, BufferAllocator generation) {
        if (factory.options().fields().stream()
                .map(OptionField::name)
                .noneMatch(TableProviderFactory.LOCATION::equals)) {
            return;
        }
        Map<String, String> nowhere = new HashMap<>();
        nowhere.put(TableProviderFactory.LOCATION, scratch.resolve("no-table").toString());
        try {
            Table table = factory.open(factory.options().parse(nowhere));
            List<Integer> all = IntStream.range(0, table.schema().getFields().size())
                    .boxed()
                    .toList();
            var splits = table.plan(new ScanRequest(all, List.of(), OptionalLong.empty()))
                    .splits();
            while (splits.hasNext()) {
                readFirst(splits.next(), subject, generation);
            }
            findings.problem(Check.ERRORS, subject, "opens and reads a table at a place where there is nothing");
        } catch (Exception | LinkageError thrown) {
            if (Failures.isAdmitted(thrown, "opening a table where there is none", subject, findings)) {
                findings.checked(Check.ERRORS, subject, "refuses a place without a table");
            }
        }
    }

    private void readFirst(Split split, String subject, BufferAllocator generation) throws Exception {
        ScanContract.inAllocator(
                "reading a table that is not there",
                allocator -> {
                    try (var reader = split.open(new ReadContext(allocator, 1));
                            var batch = reader.next()) {
                        findings.notChecked(
                                Check.ERRORS, subject, "a table that is not there has rows: " + (batch != null));
                    }
                },
                subject,
                generation,
                findings);
    }
}
