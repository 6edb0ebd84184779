package org.codeanatomy.engine.build.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobPatternTest {

    @ParameterizedTest
    @CsvSource({
        "*.py,a.py,true",
        "*.py,pkg/sub/a.py,true",
        "*.py,a.pyi,false",
        "**/*.py,a.py,true",
        "**/*.py,pkg/a.py,true",
        "/a.py,a.py,true",
        "/a.py,pkg/a.py,false",
        "src/*.py,src/a.py,true",
        "src/*.py,src/sub/a.py,false",
        "src/*.py,lib/src/a.py,false",
        "src/**,src/sub/a.py,true",
        "src/**/a.py,src/a.py,true",
        "src/**/a.py,src/x/y/a.py,true",
        "tests,tests/a.py,true",
        "tests,pkg/tests/a.py,true",
        "tests/,tests/a.py,true",
        "tests/,tests,false",
        "test_?.py,test_1.py,true",
        "test_?.py,test_12.py,false",
        "[a-c]*.py,b.py,true",
        "[!a-c]*.py,b.py,false",
        "[!a-c]*.py,d.py,true",
        "a[!x]b,a/b,false",
        "a+b(c).py,a+b(c).py,true",
        "a+b(c).py,aab(c).py,false",
        "\\*.py,*.py,true",
        "\\*.py,a.py,false",
        "é*.py,été.py,true"
    })
    void matches_asGitIgnoreDoes(String glob, String path, boolean expected) {
        assertThat(GlobPattern.parse(glob).matches(path)).isEqualTo(expected);
    }

    @Test
    void parse_ofNegationOrNothing_saysWhatToDo() {
        assertThatThrownBy(() -> GlobPattern.parse("!a.py"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use the opposite option");
        assertThatThrownBy(() -> GlobPattern.parse(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parse_ofBadRange_namesTheGlob() {
        assertThatThrownBy(() -> GlobPattern.parse("[z-a].py"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("glob [z-a].py is malformed");
    }
}
