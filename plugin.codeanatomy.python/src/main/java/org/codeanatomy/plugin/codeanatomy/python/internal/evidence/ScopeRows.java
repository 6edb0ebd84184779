package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import java.util.HashSet;
import java.util.Set;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.source.EvidenceSink;
import org.codeanatomy.plugin.api.source.GraphIds;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.Scope;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.ScopeType;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolFlags;

/** Rows about one file's scopes and their symbols. */
final class ScopeRows implements AutoCloseable {

    private final RowWriter scopes;
    private final RowWriter symbols;
    private final GraphIds ids;

    ScopeRows(EvidenceSink sink, GraphIds ids) {
        this.scopes = new RowWriter(sink, EvidenceTables.SCOPES);
        this.symbols = new RowWriter(sink, EvidenceTables.SYMBOLS);
        this.ids = ids;
    }

    void write(ParsedSource source) throws PluginException {
        for (Scope scope : source.scopes()) {
            scope(source, scope);
            Set<String> namespaces = new HashSet<>();
            scope.children().forEach(child -> namespaces.add(child.name()));
            for (int symbol = 0; symbol < scope.symbolCount(); symbol++) {
                symbol(source, scope, symbol, namespaces.contains(scope.symbolName(symbol)));
            }
        }
    }

    private void scope(ParsedSource source, Scope scope) throws PluginException {
        ParsedSource.ScopeName name = source.scopeName(scope);
        boolean body = source.symbols().madeBy(scope.node()) == scope
                && ParsedSource.isDefinition(source.tree(), scope.node());
        scopes.begin(source.file())
                .text(name.id())
                .text(scope.parent() == null ? null : source.scopeId(scope.parent()))
                .text(scope.type().name())
                .text(scope.name())
                .bigint(scope.type() == ScopeType.MODULE ? 1 : source.lineOf(scope.offset()))
                .integer(name.ordinal())
                .text(name.qualifiedPath())
                .text(body ? source.definitionId(scope.node(), ids) : null)
                .bigint(source.scopeStart(scope))
                .bigint(source.scopeEnd(scope))
                .end();
    }

    private void symbol(ParsedSource source, Scope scope, int symbol, boolean namespace) throws PluginException {
        int flags = scope.symbolFlags(symbol);
        symbols.begin(source.file())
                .text(source.scopeName(scope).id())
                .text(scope.symbolName(symbol))
                .bool(SymbolFlags.isReferenced(flags))
                .bool(SymbolFlags.isImported(flags))
                .bool(SymbolFlags.isParameter(flags))
                .bool(SymbolFlags.isTypeParameter(flags))
                .bool(SymbolFlags.isGlobal(flags, scope))
                .bool(SymbolFlags.isNonlocal(flags))
                .bool(SymbolFlags.isDeclaredGlobal(flags))
                .bool(SymbolFlags.isLocal(flags, scope))
                .bool(SymbolFlags.isAnnotated(flags))
                .bool(SymbolFlags.isFree(flags))
                .bool(SymbolFlags.isAssigned(flags))
                .bool(namespace)
                .text(resolvesTo(source, scope, scope.symbolName(symbol), flags))
                .end();
    }

    /** The scope that owns a name this scope only uses; null if it is its own, or nobody's, like builtins. */
    private static String resolvesTo(ParsedSource source, Scope scope, String name, int flags) {
        Scope module = source.symbols().module();
        if (SymbolFlags.isFree(flags)) {
            for (Scope around = scope.parent(); around != null; around = around.parent()) {
                int there = around.flagsOf(name);
                boolean sees = around.type() != ScopeType.CLASS && around.type() != ScopeType.MODULE;
                if (sees && SymbolFlags.isBound(there) && !SymbolFlags.isFree(there)) {
                    return source.scopeId(around);
                }
            }
            return null;
        }
        boolean global = scope != module && SymbolFlags.isGlobal(flags, scope);
        return global && module.flagsOf(name) != 0 ? source.scopeId(module) : null;
    }

    void flush() throws PluginException {
        scopes.flush();
        symbols.flush();
    }

    @Override
    public void close() {
        scopes.close();
        symbols.close();
    }
}
