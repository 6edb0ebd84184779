package org.codeanatomy.engine.core.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.SimpleCharStream;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplTokenManager;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * The tokens of a query, changed in two ways before the parser reads them. Words that Calcite reserves for what our
 * dialect has not are names, as are all words where only a name can stand ({@link DialectWords}). And a {@code SELECT}
 * that goes on with {@code WHERE}, {@code GROUP BY} or {@code HAVING} without a {@code FROM} gets one, since Calcite's
 * grammar wants it; {@link DialectParser} takes it away again.
 */
final class DialectTokens extends SqlBabelParserImplTokenManager {

    /** The name of the table that is none. */
    static final String NO_TABLE = "(no table)";

    private static final Set<String> BEHIND_FROM = Set.of("WHERE", "GROUP", "HAVING");

    private List<Token> tokens;
    private int position;

    DialectTokens(SimpleCharStream characters) {
        super(characters);
    }

    /** The next token. All are read with the first, after the parser has said how names are quoted. */
    @Override
    public Token getNextToken() {
        if (tokens == null) {
            tokens = withTables(renamed(all()));
        }
        Token token = tokens.get(position);
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    private List<Token> all() {
        List<Token> all = new ArrayList<>();
        do {
            all.add(super.getNextToken());
        } while (all.get(all.size() - 1).kind != EOF);
        return all;
    }

    private static List<Token> renamed(List<Token> tokens) {
        DialectWords words =
                new DialectWords(tokens.stream().map(token -> token.image).toList());
        for (int i = 0; i < tokens.size(); i++) {
            if (words.isName(i)) {
                tokens.get(i).kind = IDENTIFIER;
            }
        }
        return tokens;
    }

    private static List<Token> withTables(List<Token> tokens) {
        List<Token> result = new ArrayList<>(tokens.size());
        // per open parenthesis: whether its SELECT still wants a table
        Deque<Boolean> wanting = new ArrayDeque<>(List.of(false));
        String before = "";
        for (Token token : tokens) {
            String word = token.kind == IDENTIFIER ? "" : token.image.toUpperCase(Locale.ROOT);
            if (token.kind == LPAREN) {
                wanting.push(false);
            } else if (token.kind == RPAREN && wanting.size() > 1) {
                wanting.pop();
            } else if (token.kind == SELECT || (token.kind == FROM && !before.equals("DISTINCT"))) {
                wanting.pop();
                wanting.push(token.kind == SELECT);
            } else if (BEHIND_FROM.contains(word) && !before.equals("WITHIN") && wanting.peek()) {
                wanting.pop();
                wanting.push(false);
                result.add(at(token, FROM, "FROM"));
                result.add(at(token, IDENTIFIER, NO_TABLE));
            }
            before = word;
            result.add(token);
        }
        return result;
    }

    private static Token at(Token place, int kind, String image) {
        Token token = Token.newToken(kind);
        token.kind = kind;
        token.image = image;
        token.beginLine = place.beginLine;
        token.beginColumn = place.beginColumn;
        token.endLine = place.endLine;
        token.endColumn = place.endColumn;
        return token;
    }
}
