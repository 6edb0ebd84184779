package org.codeanatomy.plugin.codeanatomy.internal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextFunctionsTest {

    private static final ScalarFunction NORMALIZE = Calls.named("utf8_normalize");
    private static final ScalarFunction NULL_IF_BLANK = Calls.named("utf8_null_if_blank");

    private final Calls calls = new Calls();

    @AfterEach
    void nothingIsLeftBehind() {
        calls.close();
    }

    @Test
    void normalize_withDefaults_isTheReferences() throws PluginException {
        assertThat(calls.constant(NORMALIZE, "  ＡＢＣ   Déf ")).isEqualTo("abc déf");
        assertThat(calls.constant(NORMALIZE, "   ")).isNull();
        assertThat(calls.evaluate(NORMALIZE, calls.column("a  b", "c   d", null, "")))
                .containsExactly("a b", "c d", null, null);
    }

    @Test
    void normalize_withArguments_doesOnlyWhatTheySay() throws PluginException {
        assertThat(calls.constant(NORMALIZE, " A  b ", "NFC", false, false)).isEqualTo("A  b");
        assertThat(calls.constant(NORMALIZE, "e\u0301", "nfc")).isEqualTo("\u00e9");
        assertThat(calls.constant(NORMALIZE, "\u00e9", " NFD ")).isEqualTo("e\u0301");
        assertThat(calls.constant(NORMALIZE, "\ufb01", "NFKD")).isEqualTo("fi");
        assertThat(calls.constant(NORMALIZE, "\ufb01", "no such form")).isEqualTo("fi");
        assertThat(calls.constant(NORMALIZE, "\ufb01", "NFC")).isEqualTo("\ufb01");
        assertThat(calls.constant(NORMALIZE, "A  B", null, null, null)).isEqualTo("a b");
    }

    @Test
    void normalize_takesTheReferencesWordsForBooleans() throws PluginException {
        assertThat(calls.constant(NORMALIZE, "A", "NFC", " Yes ")).isEqualTo("a");
        assertThat(calls.constant(NORMALIZE, "A", "NFC", "F")).isEqualTo("A");
        assertThat(calls.constant(NORMALIZE, "A", "NFC", "")).isEqualTo("a");
        assertThat(calls.constant(NORMALIZE, "A", "NFC", 0L)).isEqualTo("A");
        assertThatThrownBy(() -> calls.constant(NORMALIZE, "A", "NFC", "maybe"))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("utf8_normalize: unsupported boolean literal \"maybe\"");
    }

    @Test
    void nullIfBlank_ofReferenceTexts() throws PluginException {
        assertThat(calls.constant(NULL_IF_BLANK, "  x ")).isEqualTo("x");
        assertThat(calls.constant(NULL_IF_BLANK, "  ")).isNull();
        assertThat(calls.evaluate(NULL_IF_BLANK, calls.column("a b", null, "\u00a0x\u3000", "", "é ")))
                .containsExactly("a b", null, "x", null, "é");
    }

    @Test
    void whiteSpace_isUnicodes_notJavas() throws PluginException {
        assertThat(calls.constant(NULL_IF_BLANK, "\u001cx\u001f")).isEqualTo("\u001cx\u001f");
        assertThat(calls.constant(NULL_IF_BLANK, "\u2028\u0085x\u202f")).isEqualTo("x");
    }

    @Property(tries = 300, seed = "20261121")
    void normalize_ofAscii_equalsTheGeneralRule(
            @ForAll @CharRange(from = 'A', to = 'c') @Chars({' ', '\t', '\n', '\u001f'}) String text)
            throws PluginException {
        try (Calls own = new Calls()) {
            String expected = Unicode.collapse(text.toLowerCase(Locale.ROOT));
            assertThat(own.constant(NORMALIZE, text)).isEqualTo(expected.isEmpty() ? null : expected);
            String untouched = Unicode.trim(text);
            assertThat(own.constant(NORMALIZE, text, "NFC", false, false))
                    .isEqualTo(untouched.isEmpty() ? null : untouched);
        }
    }

    @Property(tries = 300, seed = "20261121")
    void normalize_withoutCasefold_givesTheAskedNormalForm(@ForAll String text) throws PluginException {
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        try (Calls own = new Calls()) {
            Object once = own.constant(NORMALIZE, wellFormed, "NFKC", false, true);
            if (once != null) {
                assertThat(Normalizer.isNormalized((String) once, Normalizer.Form.NFKC))
                        .isTrue();
                assertThat(own.constant(NORMALIZE, once, "NFKC", false, true)).isEqualTo(once);
            }
        }
    }
}
