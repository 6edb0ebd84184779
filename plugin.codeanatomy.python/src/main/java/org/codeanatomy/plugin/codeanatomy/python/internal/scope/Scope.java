package org.codeanatomy.plugin.codeanatomy.python.internal.scope;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A scope and its symbols. Changes while the {@link SymbolTable} it belongs to is made, not afterwards.
 *
 * <p>A comprehension that runs inside the scope around it is still a scope of its own here, because its names are; its
 * symbols are those of the scope around it as well, as in CPython since PEP 709.
 */
public final class Scope {

    private final int id;
    private final ScopeType type;
    private final Scope parent;
    private final int node;
    private final int offset;
    private final int name;
    private final boolean nested;
    private final ScopeNames names;
    private final List<Scope> children = new ArrayList<>();

    final SymbolMap symbols = new SymbolMap();
    Comprehension comprehension = Comprehension.NONE;
    boolean seesClassScope;
    boolean bindsIterationTarget;
    boolean inlined;
    Set<Integer> mangledNames;

    /** Whether and what comprehension a scope is. */
    enum Comprehension {
        NONE,
        COLLECTION,
        GENERATOR
    }

    Scope(int id, ScopeType type, Scope parent, int node, int offset, int name, ScopeNames names) {
        this.id = id;
        this.type = type;
        this.parent = parent;
        this.node = node;
        this.offset = offset;
        this.name = name;
        this.names = names;
        this.nested = parent != null && (parent.nested || parent.type.isFunctionLike());
    }

    void add(Scope child) {
        children.add(child);
    }

    /** Puts in the place of inlined comprehensions what is inside them. */
    void spliceInlined() {
        for (int i = children.size() - 1; i >= 0; i--) {
            if (children.get(i).inlined) {
                children.addAll(i + 1, children.get(i).children);
                children.remove(i);
            }
        }
    }

    void restrictMangling() {
        mangledNames = new HashSet<>();
    }

    /** The number of the scope in its table. */
    public int id() {
        return id;
    }

    /** What kind of scope this is. */
    public ScopeType type() {
        return type;
    }

    /** The scope around it; null for a module. */
    public Scope parent() {
        return parent;
    }

    /** The syntax node that makes the scope. */
    public int node() {
        return node;
    }

    /** Where in the text the scope's node starts. */
    public int offset() {
        return offset;
    }

    /** The name: of the function, class or alias, {@code top} for a module, {@code lambda}, {@code genexpr}. */
    public String name() {
        return names.name(name);
    }

    /** Whether it is in a function. */
    public boolean isNested() {
        return nested;
    }

    /** Whether it is a comprehension, generator expressions included. */
    public boolean isComprehension() {
        return comprehension != Comprehension.NONE;
    }

    /** Whether it is a comprehension that runs inside the scope around it. */
    public boolean isInlined() {
        return inlined;
    }

    /** The scopes directly inside, without inlined comprehensions but with what is in them. */
    public List<Scope> children() {
        return List.copyOf(children);
    }

    List<Scope> childList() {
        return children;
    }

    /** How many symbols there are. */
    public int symbolCount() {
        return symbols.size();
    }

    /** The name of the symbol at a position. */
    public String symbolName(int position) {
        return names.name(symbols.name(position));
    }

    /** The {@link SymbolFlags} of the symbol at a position. */
    public int symbolFlags(int position) {
        return symbols.flags(position);
    }

    /** The flags of a name; 0 if the scope says nothing about it. */
    public int flagsOf(String symbol) {
        int number = names.find(symbol);
        return number < 0 ? 0 : symbols.get(number);
    }

    @Override
    public String toString() {
        return type.pythonName() + " " + name();
    }
}
