package org.codeanatomy.engine.core.sql;

import java.io.Reader;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SimpleCharStream;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Calcite's Babel parser, reading the words that {@link DialectTokens} makes of the text. */
final class DialectParser {

    private DialectParser() {}

    /**
     * The tree of one statement.
     *
     * @param config says all but which parser
     */
    static SqlNode parse(String sql, SqlParser.Config config) throws SqlParseException {
        SqlNode parsed = SqlParser.create(sql, config.withParserFactory(DialectParser::parser))
                .parseStmt();
        parsed.accept(new WithoutTable());
        parsed.accept(new GroupOrdinals());
        parsed.accept(new TextTypes());
        return parsed.accept(new OrderedSetOperations());
    }

    private static SqlAbstractParserImpl parser(Reader reader) {
        SqlBabelParserImpl parser = (SqlBabelParserImpl) SqlBabelParserImpl.FACTORY.getParser(reader);
        parser.token_source = new DialectTokens(new Characters(reader));
        return parser;
    }

    /** Characters of which a tab is one column, as {@link SourceText} counts. */
    private static final class Characters extends SimpleCharStream {

        Characters(Reader reader) {
            super(reader);
            setTabSize(1);
        }
    }

    /** Takes away the table that stands in for the one that a query has not. */
    private static final class WithoutTable extends SqlBasicVisitor<Void> {

        @Override
        public Void visit(SqlCall call) {
            if (call instanceof SqlSelect select
                    && select.getFrom() instanceof SqlIdentifier table
                    && table.isSimple()
                    && table.getSimple().equals(DialectTokens.NO_TABLE)) {
                select.setFrom(null);
            }
            return super.visit(call);
        }
    }
}
