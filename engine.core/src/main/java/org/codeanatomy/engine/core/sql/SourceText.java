package org.codeanatomy.engine.core.sql;

import org.codeanatomy.engine.api.EngineException;

/** The text of a statement or script, for errors that point into it. */
public record SourceText(String text) {

    /** An error of the parser about the characters from {@code start} to {@code end}, with a caret line under them. */
    public EngineException syntaxError(String problem, int start, int end) {
        return error(EngineException.Stage.PARSE, "SYNTAX_ERROR", problem, start, end);
    }

    /** An error about the characters from {@code start} to {@code end}, with a caret line under them. */
    public EngineException error(EngineException.Stage stage, String code, String problem, int start, int end) {
        return new EngineException(stage, code, locate(problem, start, end));
    }

    /** The problem with its line and column, the line itself, and carets under the characters meant. */
    public String locate(String problem, int start, int end) {
        int from = Math.min(Math.max(start, 0), text.length());
        int lineStart = text.lastIndexOf('\n', from - 1) + 1;
        int lineEnd = text.indexOf('\n', from) < 0 ? text.length() : text.indexOf('\n', from);
        int column = from - lineStart;
        int carets = Math.max(1, Math.min(end, lineEnd) - from);
        long line = text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
        String shown = text.substring(lineStart, lineEnd).replace('\t', ' ');
        return problem + " (line " + line + ", column " + (column + 1) + ")\n  " + shown + "\n  " + " ".repeat(column)
                + "^".repeat(carets);
    }

    /** The offset of a place that is counted in lines and columns from 1. */
    public int offset(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                break;
            }
            start = next + 1;
        }
        return Math.min(start + column - 1, text.length());
    }
}
