package org.codeanatomy.engine.core.sql;

/**
 * A query and the statement that it stands in, so that errors can show the statement as it was typed.
 *
 * @param statement the whole text
 * @param start the offset of the query in it
 * @param end the offset behind the query
 */
public record QueryText(String statement, int start, int end) {

    /** A query that is all there is. */
    public static QueryText of(String query) {
        return new QueryText(query, 0, query.length());
    }

    /** The query alone. */
    public String query() {
        return statement.substring(start, end);
    }

    /** The query for a parser: all places are those of the statement, and all else in it is blank. */
    String blanked() {
        StringBuilder blanked = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = statement.charAt(i);
            blanked.append(i >= start || c == '\n' ? c : ' ');
        }
        return blanked.toString();
    }
}
