package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what questions were answered, about nodes and about anything else.
 *
 * <p>A question that comes up while it is being answered, as in import cycles, has no answer there. What was concluded
 * from that is provisional: it is kept only until the open question is answered, since it may be different then. Not
 * thread-safe.
 */
final class Answers {

    /** Longer chains of questions are given up. */
    private static final int MAXIMUM_DEPTH = 60;

    private static final Meaning OPEN = new Meaning(List.of(), false, ResolutionMethod.SCOPE);
    private static final int NO_NODE = -1;

    private record Question(Object owner, int node) {}

    private record Provisional(Meaning meaning, int needed) {}

    private final Meaning[][] byNode;
    private final Map<Object, Meaning> byOwner = new HashMap<>();
    private final Map<Question, Provisional> provisional = new HashMap<>();
    private final Object[] openOwners = new Object[MAXIMUM_DEPTH];
    private final int[] openNodes = new int[MAXIMUM_DEPTH];
    private int depth;

    /** The depth of the outermost open question that the answer now being found depends on. */
    private int outermostNeeded = Integer.MAX_VALUE;

    Answers(int modules) {
        byNode = new Meaning[modules][];
    }

    /** The answer to the question about a node, found only once. */
    Meaning aboutNode(SourceModule module, int node, Supplier<Meaning> answer) {
        return answer(module, node, answer);
    }

    /** The answer to any other question, found only once. */
    Meaning about(Object question, Supplier<Meaning> answer) {
        return answer(question, NO_NODE, answer);
    }

    @SuppressWarnings("ReferenceEquality") // the mark equals an unknown meaning, but is not one
    private Meaning answer(Object owner, int node, Supplier<Meaning> answer) {
        Meaning known = get(owner, node);
        if (known == OPEN) {
            outermostNeeded = Math.min(outermostNeeded, depthOf(owner, node));
            return Meaning.UNKNOWN;
        }
        if (known != null) {
            return known;
        }
        Provisional concluded = provisional.isEmpty() ? null : provisional.get(new Question(owner, node));
        if (concluded != null) {
            outermostNeeded = Math.min(outermostNeeded, concluded.needed);
            return concluded.meaning;
        }
        if (depth == MAXIMUM_DEPTH) {
            outermostNeeded = 0;
            return Meaning.UNKNOWN;
        }
        return find(owner, node, answer);
    }

    private Meaning find(Object owner, int node, Supplier<Meaning> answer) {
        int neededBefore = outermostNeeded;
        outermostNeeded = Integer.MAX_VALUE;
        put(owner, node, OPEN);
        openOwners[depth] = owner;
        openNodes[depth++] = node;
        Meaning found = answer.get();
        depth--;
        if (outermostNeeded < depth) {
            put(owner, node, null);
            provisional.put(new Question(owner, node), new Provisional(found, outermostNeeded));
        } else {
            put(owner, node, found);
            if (outermostNeeded == depth) {
                provisional.values().removeIf(concluded -> concluded.needed >= depth);
            }
            outermostNeeded = Integer.MAX_VALUE;
        }
        outermostNeeded = Math.min(outermostNeeded, neededBefore);
        return found;
    }

    private int depthOf(Object owner, int node) {
        int at = depth - 1;
        while (openNodes[at] != node || !openOwners[at].equals(owner)) {
            at--;
        }
        return at;
    }

    private Meaning get(Object owner, int node) {
        if (node == NO_NODE) {
            return byOwner.get(owner);
        }
        Meaning[] answers = byNode[((SourceModule) owner).number()];
        return answers == null ? null : answers[node];
    }

    private void put(Object owner, int node, Meaning meaning) {
        if (node == NO_NODE) {
            byOwner.put(owner, meaning);
            return;
        }
        SourceModule module = (SourceModule) owner;
        if (byNode[module.number()] == null) {
            byNode[module.number()] = new Meaning[module.tree().size()];
        }
        byNode[module.number()][node] = meaning;
    }
}
