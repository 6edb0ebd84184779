package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.source.EvidenceSink;
import org.codeanatomy.plugin.api.source.ExtractionRun;
import org.codeanatomy.plugin.api.source.GraphIds;
import org.codeanatomy.plugin.api.source.SourceFile;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Program;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Resolutions;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Resolver;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolTable;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.LineIndex;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.ProblemList;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceDecoder;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceText;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.UndecodableSourceException;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser.PythonParser;

/**
 * Extracts one repository: every file once, on any number of threads, and at the end what needs all of them.
 *
 * <p>Trees and symbols stay in memory until the run is closed, since resolution goes over all files.
 */
public final class PythonRun implements ExtractionRun {

    private final Map<String, ParsedSource> sources = new ConcurrentHashMap<>();
    private final Queue<PythonParser> idleParsers = new ConcurrentLinkedQueue<>();
    private final Path repository;

    /** A run over the repository in a folder. */
    public PythonRun(Path repository) {
        this.repository = repository;
    }

    @Override
    public void extract(List<SourceFile> files, EvidenceSink sink) throws PluginException {
        PythonParser idle = idleParsers.poll();
        PythonParser parser = idle == null ? new PythonParser() : idle;
        GraphIds ids = new GraphIds();
        try (FileRows fileRows = new FileRows(sink);
                SyntaxRows syntaxRows = new SyntaxRows(sink, ids);
                ScopeRows scopeRows = new ScopeRows(sink, ids)) {
            for (SourceFile file : files) {
                ParsedSource source = parse(file, parser, fileRows, ids);
                if (source != null) {
                    syntaxRows.write(source);
                    scopeRows.write(source);
                    sources.put(file.path(), source);
                }
            }
            fileRows.flush();
            syntaxRows.flush();
            scopeRows.flush();
        }
        idleParsers.add(parser);
    }

    /** Parses a file and writes what is to be said about the file itself; null if there is no tree. */
    private static ParsedSource parse(SourceFile file, PythonParser parser, FileRows rows, GraphIds ids)
            throws PluginException {
        FileIdentity identity = new FileIdentity(file.path(), ids);
        if (file.status() != SourceFile.Status.READ) {
            rows.unread(identity, file);
            return null;
        }
        LineTable lines = new LineTable(file.content());
        SourceText text;
        try {
            text = SourceDecoder.decode(file.content());
        } catch (UndecodableSourceException undecodable) {
            rows.undecodable(identity, file, lines, problem(file, undecodable));
            return null;
        }
        PythonParser.Parsed parsed = parser.parse(text);
        ProblemList scopeProblems = new ProblemList();
        SymbolTable symbols = SymbolTable.of(parsed.tree(), scopeProblems);
        List<SourceProblem> problems = new ArrayList<>(parsed.problems());
        problems.addAll(scopeProblems.located(text));
        rows.parsed(identity, file, lines, text.encoding(), text.charset(), problems);
        return new ParsedSource(identity, parsed.tree(), symbols, lines, ids);
    }

    private static SourceProblem problem(SourceFile file, UndecodableSourceException undecodable) {
        LineIndex lines = LineIndex.of(file.content());
        int line = lines.lineOf(undecodable.offset());
        return new SourceProblem(
                SourceProblem.Stage.DECODE,
                "undecodable",
                undecodable.getMessage(),
                line + 1,
                undecodable.offset() - lines.start(line),
                undecodable.offset());
    }

    @Override
    public void finish(EvidenceSink sink) throws PluginException {
        List<Program.ParsedFile> files = new ArrayList<>();
        sources.forEach((path, source) -> files.add(new Program.ParsedFile(path, source.tree(), source.symbols())));
        try (ProgramRows rows = new ProgramRows(sink, new GraphIds(), sources)) {
            for (Resolutions found : Resolver.resolve(Program.of(files, rootPackage()))) {
                rows.write(found);
            }
            rows.flush();
        }
    }

    /** A repository that is a package has a name that no path in it tells. */
    private String rootPackage() {
        boolean isPackage = sources.containsKey("__init__.py") || sources.containsKey("__init__.pyi");
        return isPackage ? PackageFolder.nameOf(repository) : "";
    }

    @Override
    public void close() {
        sources.clear();
        idleParsers.clear();
    }
}
