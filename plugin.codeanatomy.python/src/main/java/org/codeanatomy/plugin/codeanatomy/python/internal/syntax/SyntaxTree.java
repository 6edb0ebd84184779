package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceText;

/**
 * The abstract syntax tree of one file, as flat columns.
 *
 * <p>Nodes are numbered in pre-order, children in the order of CPython's fields, so that node 0 is the module, the
 * subtree of {@code n} is {@code [n, subtreeEnd(n))}, and the next sibling of a child {@code c} is
 * {@code subtreeEnd(c)}. Offsets are half-open byte offsets in {@link #text()}; {@link SourceText#fileOffset} leads
 * back to the file. Immutable and thread-safe.
 *
 * <p>What an attribute means depends on the kind:
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><th>kind</th><th>{@link #name}</th><th>{@link #detail}</th></tr>
 * <tr><td>FunctionDef, AsyncFunctionDef, ClassDef</td><td>name</td><td>offset of the name</td></tr>
 * <tr><td>Name, Attribute, Subscript, Starred, List, Tuple</td><td>id, attr</td><td>{@link ExpressionContext}</td></tr>
 * <tr><td>BinOp, UnaryOp, BoolOp, AugAssign</td><td></td><td>{@link Operator}</td></tr>
 * <tr><td>Compare</td><td></td><td>list of {@link Operator}s</td></tr>
 * <tr><td>Constant, MatchSingleton</td><td></td><td>{@link ConstantKind}</td></tr>
 * <tr><td>ImportFrom</td><td>module</td><td>level</td></tr>
 * <tr><td>alias</td><td>name</td><td>name number of asname, or -1</td></tr>
 * <tr><td>Global, Nonlocal</td><td></td><td>list of name numbers</td></tr>
 * <tr><td>MatchClass</td><td></td><td>list of name numbers of the keyword attributes</td></tr>
 * <tr><td>AnnAssign</td><td></td><td>1 if simple</td></tr>
 * <tr><td>comprehension</td><td></td><td>1 if async</td></tr>
 * <tr><td>FormattedValue</td><td></td><td>conversion as in CPython, -1 for none</td></tr>
 * <tr><td>arg, keyword, ExceptHandler, TypeVar, ParamSpec, TypeVarTuple, MatchStar, MatchAs, MatchMapping</td>
 * <td>name, arg or rest</td><td></td></tr>
 * </table>
 */
public final class SyntaxTree {

    private final SourceText text;
    private final Columns columns;
    private final String[] names;
    private final int[] lists;

    /** The columns, one entry a node. */
    record Columns(
            byte[] kind,
            int[] parent,
            byte[] field,
            int[] index,
            int[] start,
            int[] end,
            int[] subtreeEnd,
            int[] name,
            int[] detail) {}

    SyntaxTree(SourceText text, Columns columns, String[] names, int[] lists) {
        this.text = text;
        this.columns = columns;
        this.names = names;
        this.lists = lists;
    }

    /** The text all offsets refer to. */
    public SourceText text() {
        return text;
    }

    /** How many nodes there are; at least one, the module. */
    public int size() {
        return columns.kind.length;
    }

    /** What a node is. */
    public NodeKind kind(int node) {
        return NodeKind.of(columns.kind[node]);
    }

    /** Whether a node is of a kind. */
    public boolean is(int node, NodeKind kind) {
        return columns.kind[node] == kind.code();
    }

    /** The parent of a node; -1 for the module. */
    public int parent(int node) {
        return columns.parent[node];
    }

    /** Which field of its parent holds a node other than the module. */
    public Field field(int node) {
        return Field.of(columns.field[node]);
    }

    /** Whether a node other than the module is in this field of its parent. */
    public boolean in(int node, Field field) {
        return columns.field[node] == field.code();
    }

    /** The place of a node in a list field, counting absent entries; -1 if the field is no list. */
    public int index(int node) {
        return columns.index[node];
    }

    /** The offset of a node's first byte; -1 for kinds without a place. */
    public int start(int node) {
        return columns.start[node];
    }

    /** The offset after a node's last byte; -1 for kinds without a place. */
    public int end(int node) {
        return columns.end[node];
    }

    /** The number after the last node below a node. */
    public int subtreeEnd(int node) {
        return columns.subtreeEnd[node];
    }

    /** The first child of a node in a field, or -1. */
    public int child(int node, Field field) {
        int end = columns.subtreeEnd[node];
        for (int child = node + 1; child < end; child = columns.subtreeEnd[child]) {
            if (columns.field[child] == field.code()) {
                return child;
            }
        }
        return -1;
    }

    /** The sibling after a child if it is in the same field, else -1: the way through a list field. */
    public int nextInField(int child) {
        int next = columns.subtreeEnd[child];
        boolean sibling = next < size() && columns.parent[next] == columns.parent[child];
        return sibling && columns.field[next] == columns.field[child] ? next : -1;
    }

    /** The number, within this tree, of a node's name; -1 if it has none. */
    public int nameNumber(int node) {
        return columns.name[node];
    }

    /** A node's name, NFKC-normalised; null if it has none. */
    public String name(int node) {
        int number = columns.name[node];
        return number < 0 ? null : names[number];
    }

    /** The name with a number. */
    public String nameAt(int number) {
        return names[number];
    }

    /** How many different names there are. */
    public int nameCount() {
        return names.length;
    }

    /** The second attribute of a node, see the class comment. */
    public int detail(int node) {
        return columns.detail[node];
    }

    /** How many entries a node's list has; for kinds whose detail is a list. */
    public int listSize(int node) {
        return lists[columns.detail[node]];
    }

    /** An entry of a node's list; for kinds whose detail is a list. */
    public int listEntry(int node, int position) {
        return lists[columns.detail[node] + 1 + position];
    }
}
