package org.codeanatomy.plugin.codeanatomy.python.internal.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ConstantKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Operator;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.StringLiterals;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** One line of text a node, the same from CPython's dump and from our tree: place in the tree, span, attributes. */
final class AstRows {

    private static final List<String> ATTRIBUTES = List.of(
            "name", "id", "attr", "arg", "module", "level", "asname", "is_async", "simple", "rest", "ctx", "op");

    private AstRows() {}

    static List<String> expected(JsonNode nodes, boolean withoutFStrings) {
        List<String> rows = new ArrayList<>();
        int[] numbers = new int[nodes.size()];
        Set<Integer> left = new HashSet<>();
        int next = 0;
        for (JsonNode node : nodes) {
            int id = node.get(0).asInt();
            String kind = node.get(4).asText();
            if (kind.equals("None") || left.contains(node.get(1).asInt(-1))) {
                left.add(id);
                continue;
            }
            if (withoutFStrings && kind.equals("JoinedStr")) {
                left.add(id);
            }
            numbers[id] = next++;
            String parent =
                    node.get(1).isNull() ? "-1" : "" + numbers[node.get(1).asInt()];
            JsonNode position = node.get(5);
            String span = position.isNull()
                    ? "-1-1"
                    : position.get(4).asInt() + "-" + position.get(5).asInt();
            rows.add(String.join(
                    " ",
                    parent,
                    node.get(2).asText("null") + "["
                            + (node.get(3).isNull() ? "" : node.get(3).asText()) + "]",
                    kind,
                    position.isNull() ? "nowhere" : span,
                    attributes(kind, node.get(6))));
        }
        return rows;
    }

    private static String attributes(String kind, JsonNode attributes) {
        StringBuilder text = new StringBuilder();
        if (attributes == null) {
            return "";
        }
        for (String name : ATTRIBUTES) {
            if (attributes.has(name)) {
                text.append(name)
                        .append('=')
                        .append(attributes.get(name).asText())
                        .append(' ');
            }
        }
        for (String name : List.of("names", "ops", "kwd_attrs")) {
            if (attributes.has(name)) {
                attributes.get(name).forEach(entry -> text.append(entry.asText())
                        .append(','));
            }
        }
        if (kind.equals("Constant")) {
            text.append(attributes.get("value").get(0).asText());
            if (attributes.has("kind")) {
                text.append(" u");
            }
        }
        if (attributes.has("docstring")) {
            text.append("docstring ").append(attributes.get("docstring"));
        }
        return text.toString().strip();
    }

    static List<String> actual(SyntaxTree tree, boolean withoutFStrings) {
        List<String> rows = new ArrayList<>();
        int[] numbers = new int[tree.size()];
        for (int node = 0; node < tree.size(); node++) {
            numbers[node] = rows.size();
            NodeKind kind = tree.kind(node);
            int parent = tree.parent(node);
            rows.add(String.join(
                    " ",
                    "" + (parent < 0 ? -1 : numbers[parent]),
                    parent < 0 ? "null[]" : place(tree, node),
                    kind.className(),
                    kind.isLocated() ? span(tree, node) : "nowhere",
                    (attributes(tree, node) + " " + docstring(tree, node)).strip()));
            if (withoutFStrings && kind == NodeKind.JOINED_STR) {
                node = tree.subtreeEnd(node) - 1;
            }
        }
        return rows;
    }

    private static String docstring(SyntaxTree tree, int node) {
        boolean owner =
                switch (tree.kind(node)) {
                    case MODULE, FUNCTION_DEF, ASYNC_FUNCTION_DEF, CLASS_DEF -> true;
                    default -> false;
                };
        String docstring = owner ? StringLiterals.docstring(tree, node) : null;
        if (docstring == null) {
            return "";
        }
        byte[] sha1 = Sha1.of(docstring.getBytes(StandardCharsets.UTF_8));
        int length = docstring.codePointCount(0, docstring.length());
        return "docstring [" + length + ",\"" + HexFormat.of().formatHex(sha1) + "\"]";
    }

    /** CPython's dump has this hash of each docstring. */
    private static final class Sha1 {
        static byte[] of(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-1").digest(bytes);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String place(SyntaxTree tree, int node) {
        return tree.field(node).fieldName() + "[" + (tree.index(node) < 0 ? "" : tree.index(node)) + "]";
    }

    private static String span(SyntaxTree tree, int node) {
        return tree.text().fileOffset(tree.start(node)) + "-" + tree.text().fileOffset(tree.end(node));
    }

    private static String attributes(SyntaxTree tree, int node) {
        String name = tree.name(node);
        int detail = tree.detail(node);
        return switch (tree.kind(node)) {
            case FUNCTION_DEF, ASYNC_FUNCTION_DEF, CLASS_DEF, TYPE_VAR, PARAM_SPEC, TYPE_VAR_TUPLE -> "name=" + name;
            case EXCEPT_HANDLER, MATCH_STAR, MATCH_AS -> name == null ? "" : "name=" + name;
            case NAME -> "id=" + name + " ctx=" + context(detail);
            case ATTRIBUTE -> "attr=" + name + " ctx=" + context(detail);
            case SUBSCRIPT, STARRED, LIST, TUPLE -> "ctx=" + context(detail);
            case ARG -> "arg=" + name;
            case KEYWORD -> name == null ? "" : "arg=" + name;
            case IMPORT_FROM -> (name == null ? "" : "module=" + name + " ") + "level=" + detail;
            case ALIAS -> "name=" + name + (detail < 0 ? "" : " asname=" + tree.nameAt(detail));
            case COMPREHENSION -> "is_async=" + detail;
            case ANN_ASSIGN -> "simple=" + detail;
            case MATCH_MAPPING -> name == null ? "" : "rest=" + name;
            case BIN_OP, UNARY_OP, BOOL_OP, AUG_ASSIGN ->
                "op=" + Operator.of(detail).className();
            case COMPARE, GLOBAL, NONLOCAL, MATCH_CLASS -> list(tree, node);
            case CONSTANT -> constant(ConstantKind.of(detail));
            default -> "";
        };
    }

    private static String constant(ConstantKind kind) {
        return kind.typeName() + (kind == ConstantKind.UNICODE_STRING ? " u" : "");
    }

    private static String context(int detail) {
        return ExpressionContext.of(detail).className();
    }

    private static String list(SyntaxTree tree, int node) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tree.listSize(node); i++) {
            int entry = tree.listEntry(node, i);
            text.append(tree.is(node, NodeKind.COMPARE) ? Operator.of(entry).className() : tree.nameAt(entry))
                    .append(',');
        }
        return text.toString();
    }
}
