package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import java.util.HashMap;
import java.util.Map;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.source.EvidenceSink;
import org.codeanatomy.plugin.api.source.GraphIds;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.QualifiedNames;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Resolutions;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Resolutions.SiteKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.SourceModule;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.StringLiterals;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** Rows that need all files: modules by name, definitions by qualified name, imports, resolutions. */
final class ProgramRows implements AutoCloseable {

    private final RowWriter modules;
    private final RowWriter definitions;
    private final RowWriter imports;
    private final RowWriter resolutions;
    private final GraphIds ids;
    private final Map<String, ParsedSource> sources;

    /** Writes about the files of a map by path. */
    ProgramRows(EvidenceSink sink, GraphIds ids, Map<String, ParsedSource> sources) {
        this.modules = new RowWriter(sink, EvidenceTables.MODULES);
        this.definitions = new RowWriter(sink, EvidenceTables.DEFINITIONS);
        this.imports = new RowWriter(sink, EvidenceTables.IMPORTS);
        this.resolutions = new RowWriter(sink, EvidenceTables.RESOLUTIONS);
        this.ids = ids;
        this.sources = sources;
    }

    void write(Resolutions found) throws PluginException {
        SourceModule module = found.module();
        ParsedSource source = sources.get(module.path());
        modules.begin(source.file())
                .text(module.name())
                .bool(module.isPackage())
                .end();
        Map<Integer, Integer> importRows = new HashMap<>();
        for (int row = 0; row < found.size(); row++) {
            resolution(source, found, row);
            if (found.kind(row) == SiteKind.IMPORT) {
                importRows.putIfAbsent(found.site(row), row);
            }
        }
        SyntaxTree tree = source.tree();
        for (int node = 0; node < tree.size(); node++) {
            if (ParsedSource.isDefinition(tree, node)) {
                definition(source, module, node);
            } else if (tree.is(node, NodeKind.ALIAS)) {
                importAlias(source, module, node, definitionOf(found, importRows.get(node)));
            }
        }
    }

    private void resolution(ParsedSource source, Resolutions found, int row) throws PluginException {
        int site = found.site(row);
        String siteId =
                switch (found.kind(row)) {
                    case IMPORT -> source.importId(site, ids);
                    case CALL -> source.callId(site, ids);
                    case REFERENCE -> source.referenceId(site, ids);
                };
        boolean module = found.targetNode(row) == 0;
        resolutions
                .begin(source.file())
                .text(siteId)
                .integer(found.ordinal(row))
                .text(found.kind(row).word())
                .text(found.targetNode(row) > 0 ? targetId(found, row) : null)
                .text(
                        module
                                ? sources.get(found.targetModule(row).path())
                                        .file()
                                        .fileId()
                                : null)
                .text(found.qualifiedName(row))
                .text(found.method(row).word())
                .real(found.confidence(row))
                .text(found.isAmbiguous(row) ? "ambiguity:" + siteId : null)
                .end();
    }

    private String targetId(Resolutions found, int row) {
        return sources.get(found.targetModule(row).path()).definitionId(found.targetNode(row), ids);
    }

    /** The definition an import surely or probably brings; null if it is none, or one of several. */
    private String definitionOf(Resolutions found, Integer row) {
        boolean single = row != null && !found.isAmbiguous(row) && found.targetNode(row) > 0;
        return single ? targetId(found, row) : null;
    }

    private void definition(ParsedSource source, SourceModule module, int node) throws PluginException {
        SyntaxTree tree = source.tree();
        boolean lambda = tree.is(node, NodeKind.LAMBDA);
        definitions
                .begin(source.file())
                .text(source.definitionId(node, ids))
                .text(source.definitionKind(node))
                .text(lambda ? "<lambda>" : tree.name(node))
                .text(source.containerId(node, ids))
                .text(lambda ? null : source.scopeId(source.symbols().scopeOf(node)))
                .text(lambda ? null : bindingName(source, node, tree.name(node)))
                .text(module.name() + "." + QualifiedNames.of(tree, node))
                .bigint(source.start(node))
                .bigint(source.end(node));
        if (lambda) {
            definitions.missing().missing();
        } else {
            int start = tree.detail(node);
            definitions
                    .bigint(tree.text().fileOffset(start))
                    .bigint(tree.text().fileOffset(nameEnd(tree.text().utf8(), start)));
        }
        definitions
                .bigint(source.line(node))
                .text(lambda ? null : StringLiterals.docstring(tree, node))
                .integer(SyntaxRows.count(tree, node, Field.DECORATOR_LIST))
                .end();
    }

    private static int nameEnd(byte[] text, int start) {
        int end = start;
        while (end < text.length && (text[end] < 0 || text[end] == '_' || Character.isLetterOrDigit(text[end]))) {
            end++;
        }
        return end;
    }

    private void importAlias(ParsedSource source, SourceModule module, int alias, String resolvedDefinition)
            throws PluginException {
        SyntaxTree tree = source.tree();
        int statement = tree.parent(alias);
        boolean from = tree.is(statement, NodeKind.IMPORT_FROM);
        String name = tree.name(alias);
        String asName = tree.detail(alias) < 0 ? null : tree.nameAt(tree.detail(alias));
        imports.begin(source.file())
                .text(source.importId(alias, ids))
                .text(source.importKind(alias))
                .text(from ? tree.name(statement) : null)
                .integer(from ? tree.detail(statement) : 0)
                .text(name)
                .text(asName)
                .bool(name.equals("*"))
                .bigint(source.start(statement))
                .bigint(source.end(statement))
                .bigint(source.start(alias))
                .bigint(source.end(alias))
                .bigint(source.line(alias))
                .text(source.containerId(alias, ids))
                .text(source.scopeId(source.symbols().scopeOf(alias)))
                .text(bindingName(source, alias, asName == null ? name : asName))
                .text(from ? module.absoluteModule(statement) : name)
                .text(resolvedDefinition)
                .end();
    }

    /** The name an alias or a definition binds, as the symbol table has it; null for a star. */
    private static String bindingName(ParsedSource source, int node, String name) {
        if (name.equals("*")) {
            return null;
        }
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        return source.symbols().mangled(first, source.symbols().scopeOf(node));
    }

    void flush() throws PluginException {
        modules.flush();
        definitions.flush();
        imports.flush();
        resolutions.flush();
    }

    @Override
    public void close() {
        modules.close();
        definitions.close();
        imports.close();
        resolutions.close();
    }
}
