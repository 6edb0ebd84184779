package org.codeanatomy.engine.build.internal.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.source.EvidenceSink;
import org.codeanatomy.plugin.api.source.EvidenceTable;
import org.codeanatomy.plugin.api.source.ExtractionRun;
import org.codeanatomy.plugin.api.source.SourceExtractor;
import org.codeanatomy.plugin.api.source.SourceFile;

/** A small language: a file is its lines; a line {@code fail} or {@code crash} fails its extraction. */
public final class LineExtractor implements SourceExtractor {

    /** Runs that are open. */
    public final AtomicInteger open = new AtomicInteger();

    @Override
    public String language() {
        return "lines";
    }

    @Override
    public List<EvidenceTable> tables() {
        return List.of(
                new EvidenceTable("lines", Rows.SCHEMA, List.of("text"), "path, colon, line"),
                new EvidenceTable("files", Rows.SCHEMA, List.of("text"), "path, colon, status"));
    }

    @Override
    public boolean accepts(String path, byte[] head) {
        if (path.endsWith(".judge-me-not")) {
            throw new IllegalStateException("no opinion");
        }
        return path.endsWith(".txt") || new String(head, UTF_8).startsWith("#!lines");
    }

    @Override
    public ExtractionRun begin(Path repository) {
        open.incrementAndGet();
        return new Run();
    }

    private final class Run implements ExtractionRun {

        private final AtomicInteger files = new AtomicInteger();

        @Override
        public void extract(List<SourceFile> group, EvidenceSink sink) throws PluginException {
            for (SourceFile file : group) {
                files.incrementAndGet();
                sink.write("files", Rows.of(sink.allocator(), file.path() + ":" + file.status()));
                List<String> lines = new ArrayList<>();
                for (String line : new String(file.content(), UTF_8).lines().toList()) {
                    lines.add(file.path() + ":" + line);
                    failIfAsked(line);
                }
                if (!lines.isEmpty()) {
                    sink.write("lines", Rows.of(sink.allocator(), lines.toArray(String[]::new)));
                }
            }
        }

        private static void failIfAsked(String line) throws PluginException {
            if (line.equals("fail")) {
                throw new PluginException(PluginException.Stage.EXTRACTION, "ASKED_TO", "a line says so");
            }
            if (line.equals("crash")) {
                throw new NoClassDefFoundError("com/example/Gone");
            }
        }

        @Override
        public void finish(EvidenceSink sink) throws PluginException {
            sink.write("files", Rows.of(sink.allocator(), "total:" + files.get()));
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
