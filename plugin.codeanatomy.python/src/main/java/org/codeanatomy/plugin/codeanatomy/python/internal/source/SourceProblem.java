package org.codeanatomy.plugin.codeanatomy.python.internal.source;

/**
 * Something wrong with a source file.
 *
 * @param stage which stage found it
 * @param code a short stable word for the kind of problem, for example {@code unclosed_bracket}
 * @param message one sentence for people
 * @param line line, from 1
 * @param column bytes from the start of the line, from 0
 * @param offset bytes from the start of the file, from 0
 */
public record SourceProblem(Stage stage, String code, String message, int line, int column, int offset) {

    /** The stages of reading a file. */
    public enum Stage {
        DECODE,
        LEX,
        PARSE,
        SCOPE
    }
}
