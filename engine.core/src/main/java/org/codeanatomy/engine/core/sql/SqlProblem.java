package org.codeanatomy.engine.core.sql;

import org.apache.calcite.sql.parser.SqlParserPos;

/** An error found while a query is validated, at a place in it. Becomes an EngineException with a caret line. */
final class SqlProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient SqlParserPos position;

    SqlProblem(String code, String message, SqlParserPos position) {
        super(message);
        this.code = code;
        this.position = position;
    }

    String code() {
        return code;
    }

    SqlParserPos position() {
        return position == null ? SqlParserPos.ZERO : position;
    }
}
