package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.source.EvidenceSink;
import org.codeanatomy.plugin.api.source.SourceFile;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem;

/** Rows about files as such: the file, its lines, its problems. */
final class FileRows implements AutoCloseable {

    private static final int LONGEST_LINE_BYTES = 10_000;

    private final RowWriter files;
    private final RowWriter lines;
    private final RowWriter errors;
    private final MessageDigest sha256;

    FileRows(EvidenceSink sink) {
        this.files = new RowWriter(sink, EvidenceTables.FILES);
        this.lines = new RowWriter(sink, EvidenceTables.LINES);
        this.errors = new RowWriter(sink, EvidenceTables.ERRORS);
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** A file that was not read: too large, or refused by the file system. */
    void unread(FileIdentity file, SourceFile source) throws PluginException {
        String status = source.status().name().toLowerCase(Locale.ROOT);
        files.begin(file)
                .text(null)
                .bigint(source.sizeBytes())
                .text(null)
                .missing()
                .text(status)
                .end();
        errors.begin(file)
                .integer(0)
                .text("read")
                .text(status)
                .text(source.problem())
                .missing()
                .missing()
                .missing()
                .end();
    }

    /** A file that is no text in its encoding. */
    void undecodable(FileIdentity file, SourceFile source, LineTable table, SourceProblem problem)
            throws PluginException {
        file(file, source, table, null, "undecodable");
        lines(file, source.content(), table, StandardCharsets.UTF_8);
        problems(file, List.of(problem));
    }

    /** A file that was parsed, with or without problems. */
    void parsed(
            FileIdentity file,
            SourceFile source,
            LineTable table,
            String encoding,
            Charset charset,
            List<SourceProblem> problems)
            throws PluginException {
        file(file, source, table, encoding, problems.isEmpty() ? "ok" : "parse_error");
        lines(file, source.content(), table, charset);
        problems(file, problems);
    }

    private void file(FileIdentity file, SourceFile source, LineTable table, String encoding, String status)
            throws PluginException {
        files.begin(file)
                .text(HexFormat.of().formatHex(sha256.digest(source.content())))
                .bigint(source.sizeBytes())
                .text(encoding)
                .bigint(table.count())
                .text(status)
                .end();
    }

    private void lines(FileIdentity file, byte[] content, LineTable table, Charset charset) throws PluginException {
        for (int line = 0; line < table.count(); line++) {
            int start = table.start(line);
            int newline = table.newlineLength(line);
            int length = Math.min(table.end(line) - newline - start, LONGEST_LINE_BYTES);
            lines.begin(file)
                    .bigint(line)
                    .bigint(start)
                    .bigint(table.end(line))
                    .text(new String(content, start, length, charset))
                    .text(newline == 2 ? "crlf" : newline == 1 ? "lf" : "none")
                    .end();
        }
    }

    private void problems(FileIdentity file, List<SourceProblem> problems) throws PluginException {
        int ordinal = 0;
        for (SourceProblem problem : problems) {
            errors.begin(file)
                    .integer(ordinal++)
                    .text(problem.stage().name().toLowerCase(Locale.ROOT))
                    .text(problem.code())
                    .text(problem.message())
                    .bigint(problem.line())
                    .bigint(problem.column())
                    .bigint(problem.offset())
                    .end();
        }
    }

    void flush() throws PluginException {
        files.flush();
        lines.flush();
        errors.flush();
    }

    @Override
    public void close() {
        files.close();
        lines.close();
        errors.close();
    }
}
