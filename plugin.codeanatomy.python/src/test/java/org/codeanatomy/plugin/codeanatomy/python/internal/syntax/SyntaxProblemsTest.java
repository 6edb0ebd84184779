package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Parsing.parse;
import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Parsing.problemCodes;

import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser.PythonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no Python is reported; what surrounds it is kept. */
class SyntaxProblemsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = ",
                "1 = x",
                "f() = x",
                "x + 1 += 2",
                "(a, b): int",
                "[a] += 1",
                "del f()",
                "del *a",
                "a b",
                "f(a=1, 2)",
                "f(**k, *a)",
                "f(**k, a)",
                "f(x for x in y, 1)",
                "f(1, x for x in y)",
                "class A(x for x in y): pass",
                "def f(a=1, b): pass",
                "def f(*): pass",
                "def f(*, **k): pass",
                "def f(/, a): pass",
                "def f(a, /, b, /): pass",
                "def f(**k, a): pass",
                "def f(",
                "def f()",
                "lambda *: 1",
                "x = (*a)",
                "[*a for a in b]",
                "{**a for a in b}",
                "{a: *b}",
                "{a: b, c}",
                "print 1",
                "import a.b as c.d",
                "from . import",
                "from a import (b",
                "from a import b,",
                "try:\n  pass",
                "try:\n  pass\nexcept a, b:\n  pass",
                "try:\n  pass\nexcept a:\n  pass\nexcept* b:\n  pass",
                "if x:\npass",
                "  x = 1",
                "if x:\n    a\n  b",
                "x = 'a",
                "x = '''a",
                "x = f'{a'",
                "x = f'{}'",
                "x = f'}'",
                "x = f'{a!x}'",
                "x = b'a' 'b'",
                "x = b'a' f'b'",
                "(",
                ")",
                "[)",
                "x = 01",
                "x = 1_",
                "x = 0x",
                "x = 1a",
                "x = 0b2",
                "a ? b",
                "x = $",
                "a \\ b",
                "\u20ac = 1",
                "match x:\n    case 1 as _:\n        pass",
                "match x:\n    case {a: 1}:\n        pass",
                "match x:\n    case f'a':\n        pass",
                "@\ndef f(): pass",
                "@a\nx = 1",
                "async x",
                "for x + 1 in y: pass",
                "with a as f(): pass",
                "global x.y",
                "x := 1",
                "else:\n  pass",
                "return = 1",
                "a if b",
                "not",
                "yield = 1",
                "await",
                "type X",
                "class A[]: pass",
                "def f[T](: pass",
                "x<>y",
                "if x = 1: pass"
            })
    void parse_whatPythonRejects_isReported(String source) {
        assertThat(parse(source).problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "#",
                "\\\n",
                "x",
                "x;",
                "x;y;",
                "if x: a; b",
                "match = 1",
                "match.x",
                "match(x)",
                "match[x]",
                "match * x",
                "case = type = 1",
                "type(x)",
                "type X = int",
                "print(1, end='')",
                "(yield)",
                "x = yield",
                "x = *a, b",
                "return_ = 1",
                "f(a)(b)[c].d",
                "f(*a, *b, **c, **d)",
                "f(a, *b, c=1, *d)",
                "x[a:b:c, ...]",
                "x[*a]",
                "x[:]",
                "x[::]",
                "x[a:=1]",
                "[x for x in y if a if b]",
                "{**a}",
                "{*a}",
                "{}",
                "lambda: (yield)",
                "lambda *a, b=1, **c: 0",
                "lambda a, /, b: 0",
                "def f(a, /, b, *, c, **d): pass",
                "def f(*a: *b): pass",
                "async def f():\n  async with a as b, c: pass",
                "with (a as b, c as d,): pass",
                "with (a): pass",
                "with (a, b) as c: pass",
                "with (yield): pass",
                "with (a, b): pass",
                "for x, *y in z: pass",
                "for (x) in y: pass",
                "not not x",
                "- -x ** -y",
                "a if b else c if d else e",
                "x = f'{a!r:>{w}}'",
                "f'{x=}'",
                "f'{ {1: 2}[1] }'",
                "f'''{\n1\n}'''",
                "f'{f'{f'{1}'}'}'",
                "f'{a:{b:{c}}}'",
                "rf'\\{a}'",
                "f'\\N{DIGIT ONE}'",
                "f'{lambda_}'",
                "f'{a if b else c}'",
                "f'{a!=b}'",
                "f'{{}}'",
                "0o17 + 0xFF + 0b1 + 1_000.5e-3j + 0_0",
                "1if x else 2",
                "if x:\n\ty\n\tz",
                "class A[T: int = str, *Ts = *a, **P = []](B, c=D): pass",
                "try:\n  a\nexcept* b as c:\n  d",
                "\u00b5 = \u03bc",
                "x = 1 # c",
                "if a:\n  b\nelif c:\n  d\nelse:\n  e",
                "while x: pass\nelse: pass",
                "a = b = c",
                "x: int",
                "(x): int = 1",
                "del a, (b, c), [d]",
                "from .... import a",
                "from . import (a as b, c,)",
                "@a.b(c)[d]\ndef f(): ...",
                "match x:\n case [a, *_] | {'k': v, **r} if w: pass\n case A.b | C(1, k=2) as n: pass\n case -1+2j | (None): pass",
                "match x,:\n case 1, *a: pass",
                "nonlocal_ = 1",
                "if x:\n    pass\n# comment\n\n",
                "x = [\n1,\n\n# c\n2]\n",
                "x = \\\n  1"
            })
    void parse_whatPythonAccepts_isNotReported(String source) {
        assertThat(parse(source).problems()).isEmpty();
    }

    @Test
    void parse_problem_isLocatedByLineColumnAndByte() {
        SourceProblem problem = parse("a = 1\nb = ]\n").problems().get(0);
        assertThat(problem)
                .isEqualTo(new SourceProblem(
                        SourceProblem.Stage.LEX, "unmatched_bracket", "The ']' closes nothing.", 2, 4, 10));
    }

    @Test
    void parse_classWithDamagedMethod_keepsTheOtherMethods() {
        PythonParser.Parsed parsed = parse(
                "class A:\n    def a(self):\n        return 1\n    def b(self:\n        return 2\n    def c(self):\n        return 3\n");
        assertThat(parsed.problems()).isNotEmpty();
        assertThat(Parsing.texts(parsed.tree(), NodeKind.FUNCTION_DEF))
                .containsExactly(
                        "def a(self):\n        return 1",
                        "def b(self:\n        return 2",
                        "def c(self):\n        return 3");
    }

    @Test
    void parse_damagedStatement_dropsOnlyItsLine() {
        PythonParser.Parsed parsed = parse("def f():\n    a = 1\n    b = = 2\n    return a\n");
        assertThat(Parsing.texts(parsed.tree(), NodeKind.ASSIGN)).containsExactly("a = 1");
        assertThat(Parsing.texts(parsed.tree(), NodeKind.RETURN)).containsExactly("return a");
    }

    @Test
    void parse_missingQuote_doesNotSwallowTheFollowingDefinitions() {
        String rest = "def b():\n    \"\"\"B.\"\"\"\n    return 2\n\ndef c():\n    \"\"\"C.\"\"\"\n";
        PythonParser.Parsed parsed = parse("def a():\n    \"\"\"A.\"\"\n    return 1\n\n" + rest);
        assertThat(problemCodes("def a():\n    \"\"\"A.\"\"\n    return 1\n\n" + rest))
                .contains("unterminated_string");
        assertThat(Parsing.texts(parsed.tree(), NodeKind.FUNCTION_DEF))
                .contains("def b():\n    \"\"\"B.\"\"\"\n    return 2", "def c():\n    \"\"\"C.\"\"\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "{",
                "f(",
                "a[",
                "{a:",
                "lambda: (",
                "f'{",
                "not ",
                "-",
                "~",
                "lambda: ",
                "a if b else ",
                "2 ** ",
                "if x:",
                "(a, (",
                "await (",
                "[x for x in ",
                "f'{a:{",
                "*",
                "yield ",
                "@",
                "x = ",
                "a.b(c)[",
                "case ("
            })
    void parse_deepNesting_isReportedNotOverflowed(String piece) {
        String source = "x = 1\n" + piece.repeat(100_000) + "\ny = 2\n";
        PythonParser.Parsed parsed = parse(source);
        assertThat(parsed.problems()).isNotEmpty();
        assertThat(Parsing.texts(parsed.tree(), NodeKind.ASSIGN)).contains("x = 1");
    }

    @Test
    void parse_deepBlocks_areReportedNotOverflowed() {
        StringBuilder source = new StringBuilder();
        for (int level = 0; level < 2000; level++) {
            source.append(" ".repeat(level)).append("if x:\n");
        }
        assertThat(problemCodes(source + " ".repeat(2000) + "pass\n")).contains("too_deep");
    }

    @Test
    void parse_longChains_haveNoLimit() {
        String elifs = "if a:\n  pass\n" + "elif b:\n  pass\n".repeat(20_000);
        String sum = "x = a" + " + a".repeat(20_000) + "\n";
        String attributes = "y = a" + ".b(c)[d]".repeat(20_000) + "\n";
        assertThat(parse(elifs + sum + attributes).problems()).isEmpty();
    }
}
