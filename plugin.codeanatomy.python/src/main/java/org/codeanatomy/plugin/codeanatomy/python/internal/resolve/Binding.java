package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

/**
 * One place that binds a name.
 *
 * @param kind what is bound
 * @param node the definition, import alias, parameter or value; for {@link Kind#OPAQUE} the place itself
 * @param place the node that stands where the binding happens, to tell what it depends on
 * @param from the offset from which on the name has the value
 * @param remote whether another scope binds it by declaration, so that nobody knows when
 */
record Binding(Kind kind, int node, int place, int from, boolean remote) {

    enum Kind {
        DEFINITION,
        IMPORT,
        PARAMETER,
        /** The value is an expression. */
        VALUE,
        /** The value is what a with statement gets from an expression. */
        ENTERED,
        /** The value is an annotation's type: declared, not assigned. */
        DECLARED,
        /** Whatever a loop, a with statement, an unpacking or a deletion leaves there. */
        OPAQUE
    }
}
