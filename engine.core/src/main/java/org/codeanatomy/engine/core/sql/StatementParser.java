package org.codeanatomy.engine.core.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.sql.Statement.Name;
import org.codeanatomy.engine.core.sql.Statement.Show.Subject;
import org.codeanatomy.plugin.api.table.TableProviderFactory;

/**
 * Reads line-shaped statements, which Calcite's parser lacks or misreads, and hands queries on as they are, at the
 * places where they stand.
 */
public final class StatementParser {

    /** With what statements begin, for those who mistype it. */
    private static final List<String> STARTS = List.of(
            "SELECT", "WITH", "VALUES", "EXPLAIN", "DESCRIBE", "SHOW", "CREATE", "DROP", "CALL", "SET", "RESET");

    private final SourceText source;
    private final TokenReader tokens;

    private StatementParser(String sql) {
        this.source = new SourceText(sql);
        this.tokens = new TokenReader(source, Tokenizer.tokens(sql));
    }

    /**
     * The one statement in {@code sql}, which may end in {@code ;}.
     *
     * @throws EngineException with code {@code SYNTAX_ERROR}
     */
    public static Statement parse(String sql) {
        return new StatementParser(sql).statement();
    }

    /** The statements of a script, cut at {@code ;}. Empty ones are left out. */
    public static List<String> split(String script) {
        List<String> statements = new ArrayList<>();
        int start = -1;
        int end = -1;
        for (Token token : Tokenizer.tokens(script)) {
            boolean ends = token.kind() == Token.Kind.END || token.isSymbol(";");
            if (ends && start >= 0) {
                statements.add(script.substring(start, end));
                start = -1;
            } else if (!ends) {
                start = start < 0 ? token.start() : start;
                end = token.end();
            }
        }
        return statements;
    }

    private Statement statement() {
        if (tokens.atEnd() || tokens.peek().isSymbol(";")) {
            throw tokens.expected("a statement");
        }
        if (tokens.take("EXPLAIN")) {
            return explain();
        }
        if (tokens.take("DESCRIBE")) {
            return describe();
        }
        if (tokens.take("SHOW")) {
            return show();
        }
        if (tokens.take("CREATE")) {
            return create();
        }
        if (tokens.take("DROP")) {
            return drop();
        }
        if (tokens.take("CALL")) {
            return new CallParser(tokens).call();
        }
        if (tokens.take("SET")) {
            return set();
        }
        if (tokens.take("RESET")) {
            return tokens.last(new Statement.Reset(tokens.dottedName("a setting")));
        }
        Token first = tokens.peek();
        String nearest = NameSuggestions.didYouMean(first.text(), STARTS);
        if (!tokens.atQuery() && first.isName() && !nearest.isEmpty()) {
            throw tokens.expected("a statement", nearest);
        }
        return new Statement.Query(rest());
    }

    private Statement explain() {
        boolean analyze = tokens.take("ANALYZE");
        boolean json = false;
        if (tokens.take("FORMAT")) {
            json = tokens.take("JSON");
            if (!json) {
                tokens.require("TEXT");
            }
        }
        return new Statement.Explain(analyze, json, restAsQuery());
    }

    private Statement describe() {
        if (tokens.atQuery()) {
            return new Statement.DescribeQuery(restAsQuery());
        }
        boolean detail = tokens.peekSecondIsName() && tokens.take("DETAIL");
        return tokens.last(new Statement.DescribeTable(tokens.dottedName("a table"), detail));
    }

    private Statement show() {
        for (Subject subject : Subject.values()) {
            if (tokens.take(subject.name())) {
                return tokens.last(new Statement.Show(subject));
            }
        }
        throw tokens.expected("TABLES, FUNCTIONS, PLUGINS or SETTINGS");
    }

    private Statement create() {
        boolean orReplace = tokens.take("OR");
        if (orReplace) {
            tokens.require("REPLACE");
        }
        if (tokens.take("EXTERNAL")) {
            tokens.require("TABLE");
            return externalTable(orReplace);
        }
        if (tokens.take("VIEW")) {
            Name name = tokens.dottedName("a view");
            tokens.require("AS");
            return new Statement.CreateView(name, orReplace, restAsQuery());
        }
        throw tokens.expected("EXTERNAL TABLE or VIEW");
    }

    private Statement externalTable(boolean orReplace) {
        boolean ifNotExists = tokens.take("IF");
        if (ifNotExists) {
            tokens.require("NOT");
            tokens.require("EXISTS");
        }
        Name name = tokens.dottedName("a table");
        tokens.require("STORED");
        tokens.require("AS");
        String kind = tokens.word("a table kind").toLowerCase(Locale.ROOT);
        Map<String, String> options = new LinkedHashMap<>();
        if (tokens.take("LOCATION")) {
            options.put(TableProviderFactory.LOCATION, tokens.text("a location in quotes"));
        }
        if (tokens.take("OPTIONS")) {
            options(options);
        }
        return tokens.last(new Statement.CreateExternalTable(name, orReplace, ifNotExists, kind, options));
    }

    private void options(Map<String, String> options) {
        tokens.requireSymbol("(");
        do {
            Token name = tokens.next();
            if (!name.isName() && name.kind() != Token.Kind.TEXT) {
                throw tokens.expectedAt(name, "the name of an option");
            }
            if (!tokens.takeSymbol("=") && tokens.peek().isSymbol(",")) {
                throw tokens.expected("the value of option " + name.text());
            }
            String before = options.put(name.text().toLowerCase(Locale.ROOT), tokens.value("the value of an option"));
            if (before != null) {
                throw source.syntaxError("option " + name.text() + " is given twice", name.start(), name.end());
            }
        } while (tokens.takeSymbol(","));
        tokens.requireSymbol(")");
    }

    private Statement drop() {
        boolean view = tokens.take("VIEW");
        if (!view && !tokens.take("TABLE")) {
            throw tokens.expected("TABLE or VIEW");
        }
        boolean ifExists = tokens.take("IF");
        if (ifExists) {
            tokens.require("EXISTS");
        }
        Name name = tokens.dottedName(view ? "a view" : "a table");
        return tokens.last(new Statement.Drop(name, view, ifExists));
    }

    private Statement set() {
        Name name = tokens.dottedName("a setting");
        if (!tokens.takeSymbol("=")) {
            tokens.require("TO");
        }
        return tokens.last(new Statement.SetSetting(name, tokens.value("a value")));
    }

    private QueryText restAsQuery() {
        if (!tokens.atQuery()) {
            throw tokens.expected(
                    "a query", NameSuggestions.didYouMean(tokens.peek().text(), TokenReader.QUERIES));
        }
        return rest();
    }

    private QueryText rest() {
        int start = tokens.peek().start();
        int end = tokens.endOfStatement();
        return new QueryText(source.text(), start, end);
    }
}
