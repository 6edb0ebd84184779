package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Programs, and what the last call in each leads to. */
final class CallCases {

    private CallCases() {}

    static Stream<Arguments> programs() {
        return Stream.of(
                // names and imports
                program("function of the module", "!a.f", "== a.py\ndef f(): pass\nf()"),
                program("function defined later", "!a.f", "== a.py\ndef g(): return f()\ndef f(): pass"),
                program("module attribute", "!m.f", "== m.py\ndef f(): pass\n== a.py\nimport m\nm.f()"),
                program("imported module with alias", "!m.f", "== m.py\ndef f(): pass\n== a.py\nimport m as n\nn.f()"),
                program(
                        "dotted import",
                        "!p.m.f",
                        "== p/__init__.py\n== p/m.py\ndef f(): pass\n== a.py\nimport p.m\np.m.f()"),
                program(
                        "module from package",
                        "!p.m.f",
                        "== p/__init__.py\n== p/m.py\ndef f(): pass\n== a.py\nfrom p import m\nm.f()"),
                program(
                        "function from module with alias",
                        "!m.f",
                        "== m.py\ndef f(): pass\n== a.py\nfrom m import f as g\ng()"),
                program(
                        "function in a package's own file",
                        "!p.f",
                        "== p/__init__.py\ndef f(): pass\n== a.py\nimport p\np.f()"),
                program(
                        "re-export",
                        "!p.m.f",
                        "== p/__init__.py\nfrom .m import f\n== p/m.py\ndef f(): pass\n== a.py\nfrom p import f\nf()"),
                program(
                        "chain of re-exports",
                        "!p.q.m.f",
                        "== p/__init__.py\nfrom .q import g as h\n== p/q/__init__.py\nfrom .m import f as g\n== p/q/m.py\ndef f(): pass\n== a.py\nimport p\np.h()"),
                program(
                        "relative import",
                        "!p.m.f",
                        "== p/__init__.py\n== p/m.py\ndef f(): pass\n== p/a.py\nfrom .m import f\nf()"),
                program(
                        "relative import from above",
                        "!p.m.f",
                        "== p/__init__.py\n== p/m.py\ndef f(): pass\n== p/q/__init__.py\n== p/q/a.py\nfrom ..m import f\nf()"),
                program(
                        "relative module",
                        "!p.m.f",
                        "== p/__init__.py\n== p/m.py\ndef f(): pass\n== p/a.py\nfrom . import m\nm.f()"),
                program(
                        "import in a function",
                        "!m.f",
                        "== m.py\ndef f(): pass\n== a.py\ndef g():\n    from m import f\n    f()"),
                program("star import", "!m.f", "== m.py\ndef f(): pass\n== a.py\nfrom m import *\nf()"),
                program(
                        "star import leaves private names",
                        "",
                        "== m.py\ndef _f(): pass\n== a.py\nfrom m import *\n_f()"),
                program(
                        "star import with __all__",
                        "",
                        "== m.py\n__all__ = ['g']\ndef f(): pass\ndef g(): pass\n== a.py\nfrom m import *\nf()"),
                program(
                        "private name in __all__",
                        "!m._f",
                        "== m.py\n__all__ = ['_f']\ndef _f(): pass\n== a.py\nfrom m import *\n_f()"),
                program(
                        "star of star",
                        "!m.f",
                        "== m.py\ndef f(): pass\n== n.py\nfrom m import *\n== a.py\nfrom n import *\nf()"),
                program(
                        "star imports in a circle",
                        "!m.f",
                        "== m.py\nfrom n import *\ndef f(): pass\n== n.py\nfrom m import *\n== a.py\nfrom n import f\nf()"),
                program(
                        "imports in a circle",
                        "!m.f",
                        "== m.py\nimport n\ndef f(): pass\n== n.py\nfrom m import f\n== a.py\nfrom n import f\nf()"),
                program(
                        "src layout",
                        "!p.m.f",
                        "== src/p/__init__.py\n== src/p/m.py\ndef f(): pass\n== tests/test_a.py\nfrom p.m import f\nf()"),
                program("namespace package", "!p.m.f", "== src/p/m.py\ndef f(): pass\n== a.py\nimport p.m\np.m.f()"),
                program(
                        "script beside",
                        "!scripts.m.f",
                        "== scripts/m.py\ndef f(): pass\n== scripts/a.py\nimport m\nm.f()"),
                program(
                        "sibling inside a package is another's module",
                        "!json.f",
                        "== p/__init__.py\n== p/json.py\ndef f(): pass\n== p/a.py\nimport json\njson.f()"),
                program(
                        "sibling of a script inside a package",
                        "p.m.f",
                        "== p/__init__.py\n== p/m.py\ndef f(): pass\n== p/a.py\nimport m\nm.f()"),
                program(
                        "sibling of a script that is called like Python's own",
                        "tools.types.f",
                        "== tools/types.py\ndef f(): pass\n== tools/a.py\nimport types\ntypes.f()"),
                program(
                        "sibling before the module of the repository",
                        "tools.m.f",
                        "== m.py\ndef f(): pass\n== tools/m.py\ndef f(): pass\n== tools/a.py\nimport m\nm.f()"),
                program(
                        "Python's own before another root's",
                        "!types.f",
                        "== types.py\ndef f(): pass\n== src/p/__init__.py\n== src/p/a.py\nimport types\ntypes.f()"),
                program(
                        "Python's own in its own root",
                        "!types.f",
                        "== types.py\ndef f(): pass\n== a.py\nimport types\ntypes.f()"),
                program(
                        "conftest of the same folder",
                        "!tests.x.conftest.f",
                        "== tests/x/conftest.py\ndef f(): pass\n== tests/y/conftest.py\ndef f(): pass\n== tests/x/test_a.py\nfrom conftest import f\nf()"),
                program(
                        "package before module of its name",
                        "!p.f",
                        "== p.py\n== p/__init__.py\ndef f(): pass\n== a.py\nimport p\np.f()"),
                program(
                        "module before namespace package of its name",
                        "!p.f",
                        "== p.py\ndef f(): pass\n== p/m.py\n== a.py\nimport p\np.f()"),
                program(
                        "source before stub",
                        "!p.f",
                        "== p.py\ndef f(): pass\n== p.pyi\ndef f(): ...\n== a.py\nimport p\np.f()"),
                program("stub alone", "!p.f", "== p.pyi\ndef f(): ...\n== a.py\nimport p\np.f()"),
                program(
                        "package in a namespace package",
                        "!g.c.p.f",
                        "== g/c/p/__init__.py\ndef f(): pass\n== tests/a.py\nfrom g.c.p import f\nf()"),
                program(
                        "module of a package in a namespace package",
                        "!g.c.p.m.f",
                        "== g/c/p/__init__.py\n== g/c/p/m.py\ndef f(): pass\n== tests/a.py\nimport g.c.p.m\ng.c.p.m.f()"),
                program(
                        "package in a project's folder",
                        "!app.m.f",
                        "== backend/app/__init__.py\n== backend/app/m.py\ndef f(): pass\n== backend/tests/a.py\nfrom app.m import f\nf()"),
                program(
                        "namespace package in a project's folder",
                        "!app.m.f",
                        "== backend/app/m.py\ndef f(): pass\n== backend/tests/a.py\nfrom app.m import f\nf()"),
                program(
                        "packages of one name in several roots",
                        "!app.f",
                        "== x/app/__init__.py\ndef f(): pass\n== y/app/__init__.py\ndef f(): pass\n== y/app/a.py\nfrom app import f\nf()"),
                program(
                        "packages of one name in other roots",
                        "app.f",
                        "== x/app/__init__.py\ndef f(): pass\n== y/app/__init__.py\ndef f(): pass\n== a.py\nfrom app import f\nf()"),
                program(
                        "relative import in the repository's own package",
                        "!m.f",
                        "== __init__.py\nfrom .m import f\n== m.py\ndef f(): pass\n== a.py\nfrom . import f\nf()"),
                program(
                        "module of the repository's own package",
                        "!m.f",
                        "== __init__.py\n== m.py\ndef f(): pass\n== a.py\nfrom . import m\nm.f()"),
                program(
                        "script with dots in its name",
                        "!m.f",
                        "== m.py\ndef f(): pass\n== bin/tool-1.2a.py\nfrom m import f\nf()"),
                program("alias by assignment", "!a.f", "== a.py\ndef f(): pass\ng = f\ng()"),
                program("external function", "!os.path.join", "== a.py\nimport os.path\nos.path.join('a')"),
                program("external from", "!os.path.join", "== a.py\nfrom os import path as p\np.join('a')"),
                program("builtin", "!builtins.len", "== a.py\nlen([])"),
                program("builtin that the module replaces", "!a.len", "== a.py\ndef len(x): pass\nlen([])"),
                program("missing name of a module", "m.g", "== m.py\ndef f(): pass\n== a.py\nfrom m import g\ng()"),
                // scopes
                program("nested function", "!a.g.<locals>.f", "== a.py\ndef g():\n    def f(): pass\n    f()"),
                program("function around", "!a.g.<locals>.f", "== a.py\ndef g():\n    def f(): pass\n    def h(): f()"),
                program("parameter shadows", "", "== a.py\ndef f(): pass\ndef g(f): f()"),
                program("local shadows", "", "== a.py\ndef f(): pass\ndef g():\n    for f in x: f()"),
                program("lambda's parameter shadows", "", "== a.py\ndef f(): pass\ng = lambda f: f()"),
                program("comprehension's variable shadows", "", "== a.py\ndef f(): pass\n[f() for f in x]"),
                program("call in a comprehension", "!a.f", "== a.py\ndef f(): pass\n[f() for x in y]"),
                program(
                        "class scope is invisible to methods",
                        "!a.f",
                        "== a.py\ndef f(): pass\nclass A:\n    def f(self): pass\n    def g(self): f()"),
                program("global declaration", "!a.f", "== a.py\ndef f(): pass\ndef g():\n    global f\n    f()"),
                program(
                        "rebound elsewhere by global",
                        "a.f",
                        "== a.py\ndef f(): pass\ndef g():\n    global f\n    f = 1\ndef h(): f()"),
                program(
                        "perhaps before the last definition",
                        "a.f",
                        "== a.py\ndef f(): pass\ndef g(): f()\ng()\ndef f(): pass\ndef h(): f()"),
                program(
                        "star import after the definition",
                        "a.f",
                        "== m.py\ndef f(): pass\n== a.py\ndef f(): pass\nfrom m import *\ndef g(): f()"),
                program(
                        "star import before the definition",
                        "!a.f",
                        "== m.py\ndef f(): pass\n== a.py\nfrom m import *\ndef f(): pass\nf()"),
                program(
                        "star import nobody can see",
                        "m.f",
                        "== m.py\ndef f(): pass\n== a.py\nfrom m import *\nfrom x import *\nf()"),
                program(
                        "replaced on an instance",
                        "a.A.f",
                        "== t.py\nimport a\nx = a.A()\nx.f = 1\n== a.py\nclass A:\n    def f(self): pass\n    def g(self): self.f()"),
                program("last definition counts", "!a.f", "== a.py\nf = 1\ndef f(): pass\nf()"),
                program(
                        "deleted or rebound later does not count before",
                        "!a.f",
                        "== a.py\ndef f(): pass\nf()\nf = None"),
                // conditions
                program("either branch", "a.f a.f", "== a.py\nif x:\n    def f(): pass\nelse:\n    def f(): pass\nf()"),
                program("only branch", "a.f", "== a.py\nif x:\n    def f(): pass\nf()"),
                program("in the same branch", "!a.f", "== a.py\nif x:\n    def f(): pass\n    f()"),
                program(
                        "fallback import",
                        "m.f n.f",
                        "== m.py\ndef f(): pass\n== n.py\ndef f(): pass\n== a.py\ntry:\n    from m import f\nexcept ImportError:\n    from n import f\nf()"),
                program(
                        "fallback to None",
                        "m.f",
                        "== m.py\ndef f(): pass\n== a.py\ntry:\n    from m import f\nexcept ImportError:\n    f = None\nf()"),
                program(
                        "overloads",
                        "!a.f",
                        "== a.py\nimport typing\n@typing.overload\ndef f(a: int): ...\n@typing.overload\ndef f(a: str): ...\ndef f(a): pass\nf()"),
                // classes
                program("instantiation", "!a.A", "== a.py\nclass A: pass\nA()"),
                program(
                        "method through self",
                        "!a.A.f",
                        "== a.py\nclass A:\n    def f(self): pass\n    def g(self): self.f()"),
                program(
                        "self by another name",
                        "!a.A.f",
                        "== a.py\nclass A:\n    def f(this): pass\n    def g(this): this.f()"),
                program(
                        "self in a nested function",
                        "!a.A.f",
                        "== a.py\nclass A:\n    def f(self): pass\n    def g(self):\n        return lambda: self.f()"),
                program(
                        "rebound self",
                        "",
                        "== a.py\nclass A:\n    def f(self): pass\n    def g(self):\n        self = h\n        self.f()"),
                program(
                        "inherited method",
                        "!m.B.f",
                        "== m.py\nclass B:\n    def f(self): pass\n== a.py\nfrom m import B\nclass A(B):\n    def g(self): self.f()"),
                program(
                        "C3, not depth first",
                        "!a.C.f",
                        "== a.py\nclass A:\n    def f(self): pass\nclass B(A): pass\nclass C(A):\n    def f(self): pass\nclass D(B, C):\n    def g(self): self.f()"),
                program(
                        "overridden in a subclass",
                        "a.A.f a.B.f",
                        "== a.py\nclass A:\n    def f(self): pass\n    def g(self): self.f()\nclass B(A):\n    def f(self): pass"),
                program(
                        "behind an unknown base",
                        "m.B.f",
                        "== m.py\nclass B:\n    def f(self): pass\n== a.py\nfrom m import B\nfrom x import C\nclass A(C, B):\n    def g(self): self.f()"),
                program(
                        "private method",
                        "!a.A.__f",
                        "== a.py\nclass A:\n    def __f(self): pass\n    def g(self): self.__f()"),
                program(
                        "super",
                        "!a.B.f",
                        "== a.py\nclass B:\n    def f(self): pass\nclass A(B):\n    def f(self): super().f()"),
                program(
                        "class method",
                        "!a.A.f",
                        "== a.py\nclass A:\n    @classmethod\n    def f(cls): pass\n    @classmethod\n    def g(cls): cls.f()"),
                program(
                        "static method of the class",
                        "!a.A.f",
                        "== a.py\nclass A:\n    @staticmethod\n    def f(): pass\nA.f()"),
                program(
                        "static method has no self",
                        "",
                        "== a.py\nclass A:\n    def f(self): pass\n    @staticmethod\n    def g(self): self.f()"),
                program(
                        "method of a new instance",
                        "a.A.f",
                        "== a.py\nclass A:\n    def f(self): pass\nx = A()\nx.f()"),
                program(
                        "instance's own attribute hides",
                        "a.A.f",
                        "== a.py\nclass A:\n    def __init__(self): self.f = 1\n    def f(self): pass\n    def g(self): self.f()"),
                program(
                        "attribute assigned in a method",
                        "a.B.f",
                        "== a.py\nclass B:\n    def f(self): pass\nclass A:\n    def __init__(self): self.b = B()\n    def g(self): self.b.f()"),
                program("annotated parameter", "a.A.f", "== a.py\nclass A:\n    def f(self): pass\ndef g(x: A): x.f()"),
                program(
                        "annotation in quotes",
                        "a.A.f",
                        "== a.py\nclass A:\n    def f(self): pass\ndef g(x: 'A | None' = None, y: 'A' = None): y.f()"),
                program(
                        "metaclass decides",
                        "a.A",
                        "== a.py\nclass M(type):\n    def __call__(cls): pass\nclass A(metaclass=M): pass\nA()"),
                program(
                        "instance that is called",
                        "a.A.__call__",
                        "== a.py\nclass A:\n    def __call__(self): pass\nx = A()\nx()"),
                // what functions give
                program(
                        "instance that a function makes",
                        "a.A.f",
                        "== a.py\nclass A:\n    def f(self): pass\ndef g(): return A()\nx = g()\nx.f()"),
                program(
                        "instance or nothing",
                        "a.A.f",
                        "== a.py\nclass A:\n    def f(self): pass\ndef g():\n    if y: return None\n    z = A()\n    return z\ng().f()\nx = g()\nx.f()"),
                program(
                        "method that returns its instance",
                        "a.A.f",
                        "== a.py\nclass A:\n    def f(self): pass\n    def g(self): return self\nx = A().g()\nx.f()"),
                program(
                        "function that returns another",
                        "a.f",
                        "== a.py\ndef f(): pass\ndef g(): return f\nx = g()\nx()"),
                program(
                        "function that calls itself",
                        "a.A.f",
                        "== a.py\nclass A:\n    def f(self): pass\ndef g(): return g() if y else A()\nx = g()\nx.f()"),
                program(
                        "generator gives no instance",
                        "",
                        "== a.py\nclass A:\n    def f(self): pass\ndef g():\n    yield 1\n    return A()\nx = g()\nx.f()"),
                program(
                        "with statement that enters the instance",
                        "a.A.f",
                        "== a.py\nclass A:\n    def __enter__(self): return self\n    def f(self): pass\nwith A() as x:\n    x.f()"),
                program(
                        "with statement that enters something else",
                        "a.B.f",
                        "== a.py\nclass B:\n    def f(self): pass\nclass A:\n    def __enter__(self): return B()\n    def f(self): pass\nwith A() as x:\n    x.f()"),
                program(
                        "context manager made of a generator",
                        "a.A.f",
                        "== a.py\nimport contextlib\nclass A:\n    def f(self): pass\n@contextlib.contextmanager\ndef g(): yield A()\nwith g() as x:\n    x.f()"),
                program(
                        "annotated variable",
                        "a.A.f",
                        "== a.py\nfrom x import Proxy\nclass A:\n    def f(self): pass\nx: A = Proxy()\nx.f()"),
                program(
                        "annotated attribute",
                        "a.A.f",
                        "== a.py\nclass A:\n    def f(self): pass\nclass B:\n    def __init__(self, a): self.a: A = a\n    def g(self): self.a.f()"),
                // fixtures of pytest
                program(
                        "fixture of the module",
                        "m.A.f",
                        "== m.py\nclass A:\n    def f(self): pass\n== test_a.py\nimport m, pytest\n@pytest.fixture\ndef x():\n    y = m.A()\n    yield y\ndef test(x): x.f()"),
                program(
                        "nearest conftest, through another fixture",
                        "m.A.f",
                        "== m.py\nclass A:\n    def f(self): pass\n    def g(self): return self\n== conftest.py\nimport pytest\n@pytest.fixture\ndef x(): pass\n== t/conftest.py\nimport m, pytest\n@pytest.fixture(scope='session')\ndef w(): return m.A()\n@pytest.fixture\ndef x(w): return w.g()\n== t/u/test_a.py\ndef test(x): x.f()"),
                program(
                        "fixture that refines that of the folder above",
                        "m.A.f",
                        "== m.py\nclass A:\n    def f(self): pass\n== conftest.py\nimport m, pytest\n@pytest.fixture\ndef x(): return m.A()\n== t/test_a.py\nimport pytest\n@pytest.fixture\ndef x(x): return x\ndef test(x): x.f()"),
                program(
                        "parameter that the test is given otherwise",
                        "",
                        "== m.py\nclass A:\n    def f(self): pass\n== test_a.py\nimport m, pytest\n@pytest.fixture\ndef x(): return m.A()\n@pytest.mark.parametrize('y, x', [])\ndef test(x, y): x.f()"),
                program(
                        "parameter of what is no test",
                        "",
                        "== m.py\nclass A:\n    def f(self): pass\n== test_a.py\nimport m, pytest\n@pytest.fixture\ndef x(): return m.A()\ndef helper(x): x.f()"),
                // decorators
                program("unknown decorator", "a.f", "== a.py\nfrom x import d\n@d\ndef f(): pass\nf()"),
                program(
                        "decorator that returns what it gets",
                        "!a.f",
                        "== a.py\ndef d(g): return g\n@d\ndef f(): pass\nf()"),
                program(
                        "factory of such decorators",
                        "!a.f",
                        "== a.py\ndef d(n):\n    def e(g):\n        return g\n    return e\n@d(1)\ndef f(): pass\nf()"),
                program(
                        "decorator that wraps",
                        "a.d.<locals>.w",
                        "== a.py\nimport functools\ndef d(g):\n    @functools.wraps(g)\n    def w(): return g()\n    return w\n@d\ndef f(): pass\nf()"),
                program(
                        "decorator that sometimes wraps",
                        "a.f",
                        "== a.py\ndef d(g):\n    if x: return g\n    return 1\n@d\ndef f(): pass\nf()"),
                program("decorated class", "a.A", "== a.py\nfrom x import d\n@d\nclass A: pass\nA()"),
                // replaced from outside
                program(
                        "replaced by assignment",
                        "m.f",
                        "== m.py\ndef f(): pass\n== t.py\nimport m\nm.f = 1\n== a.py\nimport m\nm.f()"),
                program(
                        "replaced by a test",
                        "m.f",
                        "== m.py\ndef f(): pass\n== t.py\nimport m\ndef test(monkeypatch): monkeypatch.setattr(m, 'f', 1)\n== a.py\nimport m\nm.f()"),
                program(
                        "patched by name",
                        "m.f",
                        "== m.py\ndef f(): pass\n== t.py\nfrom unittest import mock\n@mock.patch('m.f')\ndef test(f): pass\n== a.py\nimport m\nm.f()"),
                program(
                        "class made by typing",
                        "a.A",
                        "== a.py\nimport typing\nclass A(typing.NamedTuple):\n    x: int\nA(1)"));
    }

    private static Arguments program(String name, String expected, String source) {
        return Arguments.of(name, expected, source);
    }
}
