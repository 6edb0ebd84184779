package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

import java.util.Arrays;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceText;

/**
 * Takes nodes in the order a parser finishes them and puts them into a {@link SyntaxTree} in pre-order.
 *
 * <p>Children are attached in the order of their parent's fields. A builder is reused from file to file and is not
 * thread-safe.
 */
public final class SyntaxTreeBuilder {

    private static final int INITIAL_NODES = 1 << 12;

    private final LocalNames local;
    private byte[] kinds = new byte[INITIAL_NODES];
    private byte[] fields = new byte[INITIAL_NODES];
    private int[] indexes = new int[INITIAL_NODES];
    private int[] starts = new int[INITIAL_NODES];
    private int[] ends = new int[INITIAL_NODES];
    private int[] nodeNames = new int[INITIAL_NODES];
    private int[] details = new int[INITIAL_NODES];
    private int[] firstChildren = new int[INITIAL_NODES];
    private int[] lastChildren = new int[INITIAL_NODES];
    private int[] siblings = new int[INITIAL_NODES];
    private int size;
    private final IntStack lists = new IntStack();

    /** A builder whose nodes are named by a table. */
    public SyntaxTreeBuilder(NameTable names) {
        this.local = new LocalNames(names);
    }

    /** Forgets everything, to begin a file. */
    public void reset() {
        size = 0;
        lists.truncate(0);
    }

    /** How many nodes there are; also the mark to {@link #truncate} to. */
    public int size() {
        return size;
    }

    /** Drops the nodes from a mark on. None of them may be attached to a node before the mark. */
    public void truncate(int mark) {
        size = mark;
    }

    /** A node whose end is not known yet. */
    public int open(NodeKind kind, int start) {
        return leaf(kind, start, -1);
    }

    /** A node with its place; both offsets -1 for kinds without one. */
    public int leaf(NodeKind kind, int start, int end) {
        if (size == kinds.length) {
            grow();
        }
        int node = size++;
        kinds[node] = (byte) kind.code();
        starts[node] = start;
        ends[node] = end;
        nodeNames[node] = -1;
        details[node] = 0;
        firstChildren[node] = -1;
        siblings[node] = -1;
        return node;
    }

    /** Sets a node's end. */
    public int close(int node, int end) {
        ends[node] = end;
        return node;
    }

    /** Hangs a child below its parent, after the parent's other children, in a field that is no list. */
    public void attach(int parent, Field field, int child) {
        attach(parent, field, -1, child);
    }

    /** Hangs a child below its parent, after the parent's other children, at an index of a list field. */
    public void attach(int parent, Field field, int index, int child) {
        fields[child] = (byte) field.code();
        indexes[child] = index;
        if (firstChildren[parent] < 0) {
            firstChildren[parent] = child;
        } else {
            siblings[lastChildren[parent]] = child;
        }
        lastChildren[parent] = child;
    }

    /** Hangs the nodes of a stack, from a position up, below their parent as a list, and takes them off the stack. */
    public void attachList(int parent, Field field, IntStack stack, int from) {
        for (int i = from; i < stack.size(); i++) {
            attach(parent, field, i - from, stack.get(i));
        }
        stack.truncate(from);
    }

    /** Forgets the children of a node, whose header could not be read. */
    public void detachChildren(int node) {
        firstChildren[node] = -1;
    }

    /** Names a node by the number its name has in the table; -1 for none. */
    public void name(int node, int tableNumber) {
        nodeNames[node] = tableNumber;
    }

    /** Sets a node's second attribute. */
    public void detail(int node, int detail) {
        details[node] = detail;
    }

    /** Sets a node's second attribute to a list of the values of a stack from a position up, and takes them off. */
    public void detailList(int node, IntStack stack, int from) {
        details[node] = lists.size();
        lists.push(stack.size() - from);
        for (int i = from; i < stack.size(); i++) {
            lists.push(stack.get(i));
        }
        stack.truncate(from);
    }

    /** What a node is. */
    public NodeKind kind(int node) {
        return NodeKind.of(kinds[node]);
    }

    /** Whether a node is of a kind. */
    public boolean is(int node, NodeKind kind) {
        return kinds[node] == kind.code();
    }

    /** A node's first byte. */
    public int start(int node) {
        return starts[node];
    }

    /** A node's first child, or -1. */
    public int firstChild(int node) {
        return firstChildren[node];
    }

    /** The sibling after a node, or -1. */
    public int nextSibling(int node) {
        return siblings[node];
    }

    /** The finished tree below a root. */
    public SyntaxTree build(int root, SourceText text) {
        return new PreOrder(root, text).tree();
    }

    private void grow() {
        int capacity = size * 2;
        kinds = Arrays.copyOf(kinds, capacity);
        fields = Arrays.copyOf(fields, capacity);
        indexes = Arrays.copyOf(indexes, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        nodeNames = Arrays.copyOf(nodeNames, capacity);
        details = Arrays.copyOf(details, capacity);
        firstChildren = Arrays.copyOf(firstChildren, capacity);
        lastChildren = Arrays.copyOf(lastChildren, capacity);
        siblings = Arrays.copyOf(siblings, capacity);
    }

    /** One walk over the built nodes that numbers them and copies their columns. */
    private final class PreOrder {

        private final SyntaxTree tree;
        private final SyntaxTree.Columns columns;
        private int count;

        PreOrder(int root, SourceText text) {
            local.reset();
            int reachable = size;
            columns = new SyntaxTree.Columns(
                    new byte[reachable],
                    new int[reachable],
                    new byte[reachable],
                    new int[reachable],
                    new int[reachable],
                    new int[reachable],
                    new int[reachable],
                    new int[reachable],
                    new int[reachable]);
            walk(root);
            localiseLists();
            tree = new SyntaxTree(text, trimmed(), local.names(), lists.from(0));
        }

        SyntaxTree tree() {
            return tree;
        }

        private void walk(int root) {
            IntStack path = new IntStack();
            int node = root;
            int parent = -1;
            while (true) {
                copy(node, parent);
                if (firstChildren[node] >= 0) {
                    path.push(node);
                    parent = count - 1;
                    node = firstChildren[node];
                    continue;
                }
                columns.subtreeEnd()[count - 1] = count;
                while (path.size() > 0 && siblings[node] < 0) {
                    columns.subtreeEnd()[parent] = count;
                    parent = columns.parent()[parent];
                    node = path.pop();
                }
                if (path.size() == 0) {
                    return;
                }
                node = siblings[node];
            }
        }

        private void copy(int node, int parent) {
            int to = count++;
            columns.kind()[to] = kinds[node];
            columns.parent()[to] = parent;
            columns.field()[to] = fields[node];
            columns.index()[to] = parent < 0 ? -1 : indexes[node];
            columns.start()[to] = starts[node];
            columns.end()[to] = ends[node];
            columns.name()[to] = nodeNames[node] < 0 ? -1 : local.number(nodeNames[node]);
            boolean alias = kinds[node] == NodeKind.ALIAS.code() && details[node] >= 0;
            columns.detail()[to] = alias ? local.number(details[node]) : details[node];
        }

        private void localiseLists() {
            for (int node = 0; node < count; node++) {
                NodeKind kind = NodeKind.of(columns.kind()[node]);
                if (kind == NodeKind.GLOBAL || kind == NodeKind.NONLOCAL || kind == NodeKind.MATCH_CLASS) {
                    int list = columns.detail()[node];
                    for (int i = list + 1; i <= list + lists.get(list); i++) {
                        lists.set(i, local.number(lists.get(i)));
                    }
                }
            }
        }

        /** Nodes of dropped statements are not reachable; without errors there are none. */
        private SyntaxTree.Columns trimmed() {
            if (count == size) {
                return columns;
            }
            return new SyntaxTree.Columns(
                    Arrays.copyOf(columns.kind(), count),
                    Arrays.copyOf(columns.parent(), count),
                    Arrays.copyOf(columns.field(), count),
                    Arrays.copyOf(columns.index(), count),
                    Arrays.copyOf(columns.start(), count),
                    Arrays.copyOf(columns.end(), count),
                    Arrays.copyOf(columns.subtreeEnd(), count),
                    Arrays.copyOf(columns.name(), count),
                    Arrays.copyOf(columns.detail(), count));
        }
    }
}
