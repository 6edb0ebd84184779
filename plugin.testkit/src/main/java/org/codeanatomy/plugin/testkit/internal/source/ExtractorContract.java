package org.codeanatomy.plugin.testkit.internal.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.source.EvidenceTable;
import org.codeanatomy.plugin.api.source.ExtractionRun;
import org.codeanatomy.plugin.api.source.SourceExtractor;
import org.codeanatomy.plugin.api.source.SourceFile;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.Sample;
import org.codeanatomy.plugin.testkit.internal.report.Failures;
import org.codeanatomy.plugin.testkit.internal.report.Findings;

/** The contract of a source extractor, on sample files and damaged copies of them. */
public final class ExtractorContract {

    private static final int HEAD = 256;

    private final List<Sample> samples;
    private final Path repository;
    private final Findings findings;

    /** @param repository a folder that stands for the repository; the files are handed over, not read from it */
    public ExtractorContract(List<Sample> samples, Path repository, Findings findings) {
        this.samples = List.copyOf(samples);
        this.repository = repository;
        this.findings = findings;
    }

    /** Checks one language. */
    public void check(ServedService<SourceExtractor> served) {
        SourceExtractor extractor = served.service();
        String subject = "source extractor " + extractor.language();
        try {
            checkTables(extractor, subject);
            Map<String, SourceFile> files = files(extractor, subject);
            if (files.isEmpty()) {
                findings.notChecked(
                        Check.EXTRACTION,
                        subject,
                        "extraction needs a file; give one with Sample.source(\"" + extractor.language() + "\", …)");
                return;
            }
            List<SourceFile> inOrder = List.copyOf(files.values());
            List<SourceFile> reversed = new ArrayList<>(inOrder);
            Collections.reverse(reversed);
            Map<String, List<String>> together = extract(extractor, List.of(inOrder), subject, served.allocator());
            Map<String, List<String>> oneByOne =
                    extract(extractor, reversed.stream().map(List::of).toList(), subject, served.allocator());
            compare(together, oneByOne, subject);
            findings.checked(
                    Check.EXTRACTION,
                    subject,
                    inOrder.size() + " files, most of them damaged, together and one by one: "
                            + together.values().stream().mapToInt(List::size).sum() + " rows");
        } catch (Exception | LinkageError thrown) {
            if (Failures.isAdmitted(thrown, "extraction", subject, findings)) {
                findings.problem(
                        Check.EXTRACTION,
                        subject,
                        "fails on a damaged file: " + Failures.text(thrown)
                                + "; a file that cannot be parsed is a row that says so");
            }
        }
    }

    private void checkTables(SourceExtractor extractor, String subject) {
        Set<String> names = new HashSet<>();
        for (EvidenceTable table : extractor.tables()) {
            if (!names.add(table.name())) {
                findings.oneOfProblems(Check.EXTRACTION, subject, "has two tables named " + table.name());
            }
            for (String key : table.key()) {
                if (table.schema().getFields().stream()
                        .noneMatch(field -> field.getName().equals(key))) {
                    findings.oneOfProblems(
                            Check.EXTRACTION,
                            subject,
                            "names " + key + " as key of table " + table.name() + ", which has no such column");
                }
            }
        }
    }

    /** By path, so that no file is given twice. */
    private Map<String, SourceFile> files(SourceExtractor extractor, String subject) {
        Map<String, SourceFile> files = new LinkedHashMap<>();
        for (Sample sample : samples) {
            if (sample instanceof Sample.Source source && source.name().equalsIgnoreCase(extractor.language())) {
                List<SourceFile> damaged = DamagedFiles.of(source);
                byte[] head = damaged.get(0).content();
                if (!extractor.accepts(source.path(), Arrays.copyOf(head, Math.min(HEAD, head.length)))) {
                    findings.problem(Check.EXTRACTION, subject, "does not accept the sample file " + source.path());
                }
                extractor.accepts(source.path(), new byte[0]);
                damaged.forEach(file -> files.putIfAbsent(file.path(), file));
            }
        }
        return files;
    }

    /** The rows of each table as texts, sorted: their order is nobody's promise. */
    private Map<String, List<String>> extract(
            SourceExtractor extractor, List<List<SourceFile>> groups, String subject, BufferAllocator generation)
            throws PluginException {
        BufferAllocator allocator = generation.newChildAllocator(subject, 0, Long.MAX_VALUE);
        CollectingSink sink = new CollectingSink(allocator, extractor.tables(), subject, findings);
        try {
            try (ExtractionRun run = extractor.begin(repository)) {
                for (List<SourceFile> group : groups) {
                    run.extract(group, sink);
                }
                run.finish(sink);
            }
            checkKeys(extractor, sink.rows(), subject);
            Map<String, List<String>> sorted = new TreeMap<>();
            sink.rows()
                    .forEach((table, rows) -> sorted.put(
                            table, rows.stream().map(Object::toString).sorted().toList()));
            return sorted;
        } finally {
            if (allocator.getAllocatedMemory() == 0) {
                allocator.close();
            } else {
                findings.problem(
                        Check.MEMORY,
                        subject,
                        "leaves " + allocator.getAllocatedMemory() + " bytes allocated after a run");
            }
        }
    }

    private void checkKeys(SourceExtractor extractor, Map<String, List<List<Object>>> rows, String subject) {
        for (EvidenceTable table : extractor.tables()) {
            List<String> columns = table.schema().getFields().stream()
                    .map(field -> field.getName())
                    .toList();
            if (table.key().isEmpty() || !columns.containsAll(table.key())) {
                continue;
            }
            Set<List<Object>> keys = new HashSet<>();
            for (List<Object> row : rows.getOrDefault(table.name(), List.of())) {
                List<Object> key = new ArrayList<>();
                table.key().forEach(name -> key.add(row.get(columns.indexOf(name))));
                if (!keys.add(key)) {
                    findings.problem(
                            Check.EXTRACTION,
                            subject,
                            "writes two rows with key " + key + " to table " + table.name() + " (" + table.key() + ")");
                }
            }
        }
    }

    private void compare(Map<String, List<String>> one, Map<String, List<String>> other, String subject) {
        Set<String> tables = new HashSet<>(one.keySet());
        tables.addAll(other.keySet());
        for (String table : tables) {
            List<String> first = new ArrayList<>(one.getOrDefault(table, List.of()));
            List<String> second = new ArrayList<>(other.getOrDefault(table, List.of()));
            if (!first.equals(second)) {
                List<String> onlyFirst = new ArrayList<>(first);
                second.forEach(onlyFirst::remove);
                first.forEach(second::remove);
                findings.problem(
                        Check.EXTRACTION,
                        subject,
                        "writes other rows to table " + table + " when the same files come one by one and in another"
                                + " order: " + sample(onlyFirst) + " against " + sample(second)
                                + "; what is written depends on the files only");
            }
        }
    }

    private static String sample(List<String> rows) {
        return rows.isEmpty() ? "none" : rows.get(0);
    }
}
