package org.codeanatomy.plugin.codeanatomy.python.internal.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem.Stage;

/** Collects the problems of one file in the order they are found. Not thread-safe. */
public final class ProblemList {

    private record Found(Stage stage, String code, String message, int offset) {}

    private final List<Found> found = new ArrayList<>();

    /** Adds a problem at a byte offset of the text being read. */
    public void add(Stage stage, String code, String message, int offset) {
        found.add(new Found(stage, code, message, offset));
    }

    /** How many problems there are. */
    public int size() {
        return found.size();
    }

    /** Forgets all problems after the first {@code size}: the text they were found in will be read again. */
    public void truncate(int size) {
        found.subList(size, found.size()).clear();
    }

    /** The problems, in source order, with lines and offsets in the file's own bytes. */
    public List<SourceProblem> located(SourceText text) {
        if (found.isEmpty()) {
            return List.of();
        }
        LineIndex lines = LineIndex.of(text.fileBytes());
        return found.stream()
                .sorted(Comparator.comparingInt(Found::offset))
                .map(problem -> locate(problem, text, lines))
                .toList();
    }

    private static SourceProblem locate(Found problem, SourceText text, LineIndex lines) {
        int offset = text.fileOffset(problem.offset());
        int line = lines.lineOf(offset);
        return new SourceProblem(
                problem.stage(), problem.code(), problem.message(), line + 1, offset - lines.start(line), offset);
    }
}
