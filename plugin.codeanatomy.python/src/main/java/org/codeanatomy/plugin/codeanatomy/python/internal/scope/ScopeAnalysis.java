package org.codeanatomy.plugin.codeanatomy.python.internal.scope;

import org.codeanatomy.plugin.codeanatomy.python.internal.source.ProblemList;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem.Stage;

/**
 * The second pass: decides for each name of each scope where it lives, top-down what is bound around a scope, bottom-up
 * what scopes inside need. Follows CPython's {@code symtable.c}.
 */
final class ScopeAnalysis {

    private final ScopeNames names;
    private final ProblemList problems;
    private final int classCell;
    private final int classDictionary;
    private final int nameCount;

    ScopeAnalysis(ScopeNames names, ProblemList problems) {
        this.names = names;
        this.problems = problems;
        this.classCell = names.number("__class__");
        this.classDictionary = names.number("__classdict__");
        this.nameCount = names.count();
    }

    void analyse(Scope module) {
        new Block(module, null, none(), none(), none(), null).run();
    }

    private NameSet none() {
        return new NameSet(nameCount);
    }

    /** One scope: what is passed down to it, what it finds out. */
    private final class Block {

        private final Scope scope;
        private final SymbolMap symbols;
        private final NameSet bound;
        private final NameSet free;
        private final NameSet global;
        private final NameSet typeParameters;
        private final Scope classAround;

        private final NameSet local = none();
        private final NameSet inlinedCells = none();
        private final NameSet freeInside = none();
        private NameSet boundInside = none();
        private int[] places;

        /** All sets but {@code bound}, which is null for a module, are this block's own copies. */
        Block(Scope scope, NameSet bound, NameSet free, NameSet global, NameSet typeParameters, Scope classAround) {
            this.scope = scope;
            this.symbols = scope.symbols;
            this.bound = bound;
            this.free = free;
            this.global = global;
            this.typeParameters = typeParameters;
            this.classAround = classAround;
        }

        void run() {
            NameSet globalInside = scope.type() == ScopeType.CLASS ? global.copy() : global;
            if (scope.type() == ScopeType.CLASS && bound != null) {
                boundInside = bound.copy();
            }
            places = new int[symbols.size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = place(symbols.name(i), symbols.flags(i));
            }
            passDown();
            for (Scope child : scope.childList()) {
                child(child, globalInside);
            }
            scope.spliceInlined();
            settleCells();
            record();
            free.addAll(freeInside);
        }

        private int place(int name, int flags) {
            if ((flags & SymbolFlags.DEF_GLOBAL) != 0) {
                return explicitGlobal(name, flags);
            }
            if ((flags & SymbolFlags.DEF_NONLOCAL) != 0) {
                return nonlocal(name);
            }
            if ((flags & SymbolFlags.DEF_BOUND) != 0) {
                local.add(name);
                global.remove(name);
                if ((flags & SymbolFlags.DEF_TYPE_PARAM) != 0) {
                    typeParameters.add(name);
                } else {
                    typeParameters.remove(name);
                }
                return SymbolFlags.LOCAL;
            }
            int classFlags = classAround == null ? 0 : classAround.symbols.get(name);
            if ((classFlags & SymbolFlags.DEF_GLOBAL) != 0) {
                return SymbolFlags.GLOBAL_EXPLICIT;
            }
            if ((classFlags & SymbolFlags.DEF_BOUND) != 0 && (classFlags & SymbolFlags.DEF_NONLOCAL) == 0) {
                return SymbolFlags.GLOBAL_IMPLICIT;
            }
            if (bound != null && bound.contains(name)) {
                free.add(name);
                return SymbolFlags.FREE;
            }
            return SymbolFlags.GLOBAL_IMPLICIT;
        }

        private int explicitGlobal(int name, int flags) {
            if ((flags & SymbolFlags.DEF_NONLOCAL) != 0) {
                problem("contradicting_declaration", names.name(name) + " is both global and nonlocal.");
            }
            global.add(name);
            if (bound != null) {
                bound.remove(name);
            }
            return SymbolFlags.GLOBAL_EXPLICIT;
        }

        private int nonlocal(int name) {
            if (bound == null || !bound.contains(name)) {
                problem("unbound_nonlocal", "No function around binds the nonlocal name " + names.name(name) + ".");
            } else if (typeParameters.contains(name)) {
                problem("unbound_nonlocal", "The type parameter " + names.name(name) + " cannot be nonlocal.");
            }
            free.add(name);
            return SymbolFlags.FREE;
        }

        /** What scopes inside see: not the names of a class, except its two hidden cells. */
        private void passDown() {
            if (scope.type() == ScopeType.CLASS) {
                boundInside.add(classCell);
                boundInside.add(classDictionary);
                return;
            }
            if (scope.type().isFunctionLike()) {
                boundInside.addAll(local);
            }
            if (bound != null) {
                boundInside.addAll(bound);
            }
        }

        private void child(Scope child, NameSet globalInside) {
            Scope classSeen = child.seesClassScope ? scope.type() == ScopeType.CLASS ? scope : classAround : null;
            NameSet childFree = freeInside.copy();
            new Block(child, boundInside.copy(), childFree, globalInside.copy(), typeParameters.copy(), classSeen)
                    .run();
            if (child.comprehension == Scope.Comprehension.COLLECTION && !scope.seesClassScope) {
                inline(child, childFree);
            }
            freeInside.addAll(childFree);
        }

        /** Takes over the names of a comprehension that will run inside this scope. */
        private void inline(Scope comprehension, NameSet childFree) {
            SymbolMap inner = comprehension.symbols;
            boolean dropsClassCell = false;
            for (int i = 0; i < inner.size(); i++) {
                int name = inner.name(i);
                int flags = inner.flags(i) & (1 << SymbolFlags.SCOPE_SHIFT) - 1;
                if ((flags & SymbolFlags.DEF_PARAM) != 0) {
                    continue;
                }
                int innerPlace = SymbolFlags.scopeOf(inner.flags(i));
                if (innerPlace == SymbolFlags.CELL || (flags & SymbolFlags.DEF_COMP_CELL) != 0) {
                    inlinedCells.add(name);
                }
                int known = symbols.find(name);
                if (known < 0) {
                    if (innerPlace == SymbolFlags.FREE && scope.type() == ScopeType.CLASS && name == classCell) {
                        innerPlace = SymbolFlags.GLOBAL_IMPLICIT;
                        childFree.remove(name);
                        dropsClassCell = true;
                    }
                    symbols.add(name, flags);
                    places = java.util.Arrays.copyOf(places, symbols.size());
                    places[symbols.size() - 1] = innerPlace;
                } else if ((symbols.flags(known) & SymbolFlags.DEF_BOUND) != 0
                        && scope.type() != ScopeType.CLASS
                        && !isFreeInChildOf(comprehension, name)) {
                    childFree.remove(name);
                }
            }
            if (dropsClassCell) {
                inner.remove(classCell);
            }
            comprehension.inlined = true;
        }

        private boolean isFreeInChildOf(Scope comprehension, int name) {
            for (Scope child : comprehension.childList()) {
                if (SymbolFlags.isFree(child.symbols.get(name))) {
                    return true;
                }
            }
            return false;
        }

        private void settleCells() {
            if (scope.type() == ScopeType.CLASS) {
                freeInside.remove(classCell);
                freeInside.remove(classDictionary);
            } else if (scope.type().isFunctionLike()) {
                for (int i = 0; i < places.length; i++) {
                    int name = symbols.name(i);
                    boolean needed = freeInside.contains(name) || inlinedCells.contains(name);
                    if (places[i] == SymbolFlags.LOCAL && needed) {
                        places[i] = SymbolFlags.CELL;
                        freeInside.remove(name);
                    }
                }
            }
        }

        private void record() {
            for (int i = 0; i < places.length; i++) {
                int cell = inlinedCells.contains(symbols.name(i)) ? SymbolFlags.DEF_COMP_CELL : 0;
                symbols.setFlags(i, symbols.flags(i) | cell | places[i] << SymbolFlags.SCOPE_SHIFT);
            }
            boolean classLike = scope.type() == ScopeType.CLASS || scope.seesClassScope;
            for (int name = freeInside.next(0); name >= 0; name = freeInside.next(name + 1)) {
                int known = symbols.find(name);
                if (known >= 0) {
                    if (classLike) {
                        symbols.setFlags(known, symbols.flags(known) | SymbolFlags.DEF_FREE_CLASS);
                    }
                } else if (bound == null || bound.contains(name)) {
                    symbols.add(name, SymbolFlags.FREE << SymbolFlags.SCOPE_SHIFT);
                }
            }
        }

        private void problem(String code, String message) {
            problems.add(Stage.SCOPE, code, message, scope.offset());
        }
    }
}
