package org.codeanatomy.engine.core.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.engine.core.sql.Statement.CallArgument;
import org.codeanatomy.engine.core.sql.Statement.Name;
import org.codeanatomy.engine.core.sql.Token.Kind;

/** Reads what follows {@code CALL}: a procedure's name and constants, by position or by name. */
final class CallParser {

    private final TokenReader tokens;

    CallParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    Statement call() {
        Name procedure = tokens.dottedName("a procedure");
        tokens.requireSymbol("(");
        List<CallArgument> arguments = new ArrayList<>();
        if (!tokens.takeSymbol(")")) {
            do {
                arguments.add(argument());
            } while (tokens.takeSymbol(","));
            tokens.requireSymbol(")");
        }
        return tokens.last(new Statement.Call(procedure, arguments));
    }

    private CallArgument argument() {
        Token first = tokens.peek();
        if (tokens.peekSecondIsArrow()) {
            String name = tokens.word("the name of an argument");
            tokens.requireSymbol("=");
            tokens.requireSymbol(">");
            return constant(name, first.start());
        }
        return constant(null, first.start());
    }

    private CallArgument constant(String name, int start) {
        boolean negative = tokens.takeSymbol("-");
        Token token = tokens.next();
        if (token.kind() == Kind.NUMBER) {
            return new CallArgument(name, number(token, negative), start, token.end());
        }
        if (!negative && token.kind() == Kind.TEXT) {
            return new CallArgument(name, token.text(), start, token.end());
        }
        if (!negative && (token.isWord("true") || token.isWord("false"))) {
            return new CallArgument(name, token.isWord("true"), start, token.end());
        }
        if (!negative && token.isWord("null")) {
            return new CallArgument(name, null, start, token.end());
        }
        throw tokens.expectedAt(token, "a constant");
    }

    private Object number(Token token, boolean negative) {
        try {
            BigDecimal value = new BigDecimal(negative ? "-" + token.text() : token.text());
            boolean whole = value.scale() <= 0 && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
            return whole ? (Object) value.longValueExact() : value;
        } catch (NumberFormatException notANumber) {
            throw tokens.expectedAt(token, "a number");
        }
    }
}
