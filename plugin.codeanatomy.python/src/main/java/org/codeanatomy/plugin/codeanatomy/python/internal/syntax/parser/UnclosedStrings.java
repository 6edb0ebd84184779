package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import java.util.Arrays;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceText;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.IntStack;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.Tokens;

/**
 * Finds the triple-quoted strings of a damaged file that swallow code, because a quote is missing.
 *
 * <p>A line in such a string that looks like the head of a definition is a place where it may have ended. Each such
 * place is tried; the one that leaves the fewest problems in the whole file is kept, and so on, as long as it gets
 * better. The number of attempts is bounded, so that a file is read a fixed number of times at most.
 */
final class UnclosedStrings {

    /** Reads a file with strings cut at the given offsets, and counts its problems. */
    interface Trial {
        int problemCount(SourceText text, int[] cuts);
    }

    private static final int MAXIMUM_TRIALS = 24;
    private static final int CANDIDATES_PER_STRING = 2;
    private static final String[] HEADS = {"def ", "class ", "async def ", "@"};

    private final SourceText text;
    private final byte[] source;
    private final Tokens tokens;
    private final Trial trial;
    private int trials;

    UnclosedStrings(SourceText text, Tokens tokens, Trial trial) {
        this.text = text;
        this.source = text.utf8();
        this.tokens = tokens;
        this.trial = trial;
    }

    /** Where strings should be cut, ascending; empty if no cut helps. The tokens must be those without cuts. */
    int[] find(int problemsWithoutCuts) {
        int[] cuts = {};
        int fewest = problemsWithoutCuts;
        int from = 0;
        while (trials < MAXIMUM_TRIALS) {
            int[] candidates = candidates(from);
            int best = -1;
            for (int candidate : candidates) {
                int count = trial.problemCount(text, with(cuts, candidate));
                if (count < fewest) {
                    fewest = count;
                    best = candidate;
                }
                if (++trials == MAXIMUM_TRIALS) {
                    break;
                }
            }
            if (best < 0) {
                return cuts;
            }
            cuts = with(cuts, best);
            trial.problemCount(text, cuts);
            from = best;
        }
        return cuts;
    }

    private static int[] with(int[] cuts, int next) {
        int[] more = Arrays.copyOf(cuts, cuts.length + 1);
        more[cuts.length] = next;
        return more;
    }

    /** The line starts, in strings after an offset, at which a definition seems to begin. */
    private int[] candidates(int from) {
        IntStack found = new IntStack();
        for (int token = 0; token < tokens.size(); token++) {
            boolean literal = tokens.kind(token) == TokenKind.STRING
                    || tokens.kind(token) == TokenKind.FSTRING_MIDDLE
                    || tokens.kind(token) == TokenKind.ERROR;
            if (literal && tokens.end(token) > from) {
                collect(Math.max(from, tokens.start(token)), tokens.end(token), found);
            }
        }
        return found.from(0);
    }

    private void collect(int start, int end, IntStack found) {
        int count = 0;
        for (int i = start; i < end && count < CANDIDATES_PER_STRING; i++) {
            if (source[i] == '\n' && i + 1 > start && looksLikeHead(i + 1, end)) {
                found.push(i + 1);
                count++;
            }
        }
    }

    private boolean looksLikeHead(int lineStart, int end) {
        int i = lineStart;
        while (i < end && source[i] == ' ') {
            i++;
        }
        for (String head : HEADS) {
            if (startsWith(head, i, end) && isIdentifierStart(i + head.length(), end)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(String head, int at, int end) {
        for (int i = 0; i < head.length(); i++) {
            if (at + i >= end || source[at + i] != head.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isIdentifierStart(int at, int end) {
        return at < end && (Character.isLetter(source[at]) || source[at] == '_' || source[at] < 0);
    }
}
