package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ExternalEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.FunctionEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/**
 * Finds out what expressions mean, without running anything: names through scopes and imports, attributes of modules and
 * classes, and what calls of known functions and classes give.
 *
 * <p>Not thread-safe.
 */
final class Evaluator {

    private final Program program;
    private final Replacements replacements;
    private final Answers answers;
    private final Names names;
    private final Imports imports;
    private final Members members;
    private final ClassHierarchy hierarchy;
    private final Decorators decorators;
    private final Calls calls;
    private final Returns returns;
    private final Fixtures fixtures;

    Evaluator(Program program, Replacements replacements) {
        this.program = program;
        this.replacements = replacements;
        this.answers = new Answers(program.modules().size());
        this.imports = new Imports(this);
        this.names = new Names(this);
        this.decorators = new Decorators(this);
        this.calls = new Calls(this);
        this.returns = new Returns(this);
        this.fixtures = new Fixtures(this);
        this.hierarchy = new ClassHierarchy(this);
        this.members = new Members(this);
        hierarchy.collectSubclasses();
    }

    Program program() {
        return program;
    }

    Replacements replacements() {
        return replacements;
    }

    Names names() {
        return names;
    }

    Imports imports() {
        return imports;
    }

    Members members() {
        return members;
    }

    ClassHierarchy hierarchy() {
        return hierarchy;
    }

    Decorators decorators() {
        return decorators;
    }

    Calls calls() {
        return calls;
    }

    Returns returns() {
        return returns;
    }

    Fixtures fixtures() {
        return fixtures;
    }

    Answers answers() {
        return answers;
    }

    /** What the expression at a node means. */
    Meaning evaluate(SourceModule module, int node) {
        return node < 0 ? Meaning.UNKNOWN : answers.aboutNode(module, node, () -> expression(module, node));
    }

    private Meaning expression(SourceModule module, int node) {
        SyntaxTree tree = module.tree();
        return switch (tree.kind(node)) {
            case NAME -> names.use(module, node);
            case ATTRIBUTE -> {
                String attribute = module.symbols()
                        .mangled(tree.name(node), module.symbols().scopeOf(node));
                Meaning value = evaluate(module, tree.child(node, Field.VALUE));
                yield value.then(entity -> members.attribute(entity, attribute));
            }
            case CALL -> calls.result(module, node);
            case SUBSCRIPT -> generic(evaluate(module, tree.child(node, Field.VALUE)));
            case NAMED_EXPR -> evaluate(module, tree.child(node, Field.VALUE));
            case AWAIT -> calls.awaited(module, tree.child(node, Field.VALUE));
            case IF_EXP ->
                either(
                        evaluate(module, tree.child(node, Field.BODY)),
                        evaluate(module, tree.child(node, Field.ORELSE)));
            case BOOL_OP -> alternatives(module, node);
            case LAMBDA -> Meaning.certainly(new FunctionEntity(module, node));
            default -> Meaning.UNKNOWN;
        };
    }

    private static Meaning either(Meaning first, Meaning second) {
        return first.or(second).uncertain();
    }

    private Meaning alternatives(SourceModule module, int node) {
        SyntaxTree tree = module.tree();
        Meaning all = Meaning.UNKNOWN;
        for (int value = tree.child(node, Field.VALUES); value >= 0; value = tree.nextInField(value)) {
            all = either(all, evaluate(module, value));
        }
        return all;
    }

    /** A subscripted class is the class with type arguments; anything else subscripted is unknown. */
    private static Meaning generic(Meaning value) {
        boolean classes = value.candidates().stream().allMatch(Evaluator::isClass);
        return classes ? value : Meaning.UNKNOWN;
    }

    private static boolean isClass(Entity entity) {
        if (entity instanceof ExternalEntity external) {
            String name = external.qualifiedName();
            return Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
        }
        return entity instanceof Entity.ClassEntity;
    }
}
