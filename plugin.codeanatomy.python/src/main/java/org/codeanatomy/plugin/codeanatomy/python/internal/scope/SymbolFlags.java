package org.codeanatomy.plugin.codeanatomy.python.internal.scope;

/**
 * What a scope says about a name, as CPython's symbol table packs it into an int: bits for what happens to the name, and
 * the answer of the analysis, where the name lives.
 */
public final class SymbolFlags {

    static final int DEF_GLOBAL = 1;
    static final int DEF_LOCAL = 1 << 1;
    static final int DEF_PARAM = 1 << 2;
    static final int DEF_NONLOCAL = 1 << 3;
    static final int USE = 1 << 4;
    static final int DEF_FREE_CLASS = 1 << 6;
    static final int DEF_IMPORT = 1 << 7;
    static final int DEF_ANNOT = 1 << 8;
    static final int DEF_COMP_ITER = 1 << 9;
    static final int DEF_TYPE_PARAM = 1 << 10;
    static final int DEF_COMP_CELL = 1 << 11;
    static final int DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;

    static final int SCOPE_SHIFT = 12;
    static final int SCOPE_MASK = 0xf;

    static final int LOCAL = 1;
    static final int GLOBAL_EXPLICIT = 2;
    static final int GLOBAL_IMPLICIT = 3;
    static final int FREE = 4;
    static final int CELL = 5;

    private SymbolFlags() {}

    static int scopeOf(int flags) {
        return flags >> SCOPE_SHIFT & SCOPE_MASK;
    }

    /** Whether the scope reads the name. */
    public static boolean isReferenced(int flags) {
        return (flags & USE) != 0;
    }

    /** Whether the name is a parameter. */
    public static boolean isParameter(int flags) {
        return (flags & DEF_PARAM) != 0;
    }

    /** Whether a type parameter list binds the name. */
    public static boolean isTypeParameter(int flags) {
        return (flags & DEF_TYPE_PARAM) != 0;
    }

    /** Whether the name lives in the module; in the module's own scope, what it binds is global too. */
    public static boolean isGlobal(int flags, Scope scope) {
        int place = scopeOf(flags);
        return place == GLOBAL_IMPLICIT || place == GLOBAL_EXPLICIT || isBoundInModule(flags, scope);
    }

    /** Whether the scope declares the name {@code nonlocal}. */
    public static boolean isNonlocal(int flags) {
        return (flags & DEF_NONLOCAL) != 0;
    }

    /** Whether the name is global by declaration. */
    public static boolean isDeclaredGlobal(int flags) {
        return scopeOf(flags) == GLOBAL_EXPLICIT;
    }

    /** Whether the name lives in the scope itself. */
    public static boolean isLocal(int flags, Scope scope) {
        int place = scopeOf(flags);
        return place == LOCAL || place == CELL || isBoundInModule(flags, scope);
    }

    /** Whether the scope annotates the name. */
    public static boolean isAnnotated(int flags) {
        return (flags & DEF_ANNOT) != 0;
    }

    /** Whether the name lives in a function around the scope. */
    public static boolean isFree(int flags) {
        return scopeOf(flags) == FREE;
    }

    /** Whether the name is a local that a scope inside uses. */
    public static boolean isCell(int flags) {
        return scopeOf(flags) == CELL;
    }

    /** Whether an import in the scope binds the name. */
    public static boolean isImported(int flags) {
        return (flags & DEF_IMPORT) != 0;
    }

    /** Whether the scope assigns to the name, or defines a function or class of that name. */
    public static boolean isAssigned(int flags) {
        return (flags & DEF_LOCAL) != 0;
    }

    /** Whether the scope binds the name in any way, be it for itself or, by declaration, for another scope. */
    public static boolean isBound(int flags) {
        return (flags & DEF_BOUND) != 0;
    }

    /** CPython takes every scope with the name of module scopes, {@code top}, for one; so do we, to agree. */
    private static boolean isBoundInModule(int flags, Scope scope) {
        return scope.name().equals("top") && isBound(flags);
    }
}
