package org.codeanatomy.plugin.codeanatomy.internal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.vector.Column;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes and ids of the reference, bit by bit. */
class HashFunctionsTest {

    private static final ScalarFunction HASH64 = Calls.named("stable_hash64");
    private static final ScalarFunction HASH128 = Calls.named("stable_hash128");
    private static final ScalarFunction PREFIXED = Calls.named("prefixed_hash64");
    private static final ScalarFunction ID = Calls.named("stable_id");
    private static final ScalarFunction PARTS = Calls.named("stable_id_parts");

    private final Calls calls = new Calls();

    @AfterEach
    void nothingIsLeftBehind() {
        calls.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "alpha,5982700193828047002,b52f7e54cd313e691148cc2c80345831",
                "beta,1390570534839725742,3fbcb3213a60fe28c29ec4283042c6e2",
                "gamma,8666994792918649077,1ad1681ff58b47897848793151cb45d1",
                "delta,6315955185590287590,7fe3792fbdd937674be221ed030739da",
                "stable-hash,3367782081960649815,5a2a8225ce09ee1890fce6b9d2a3d279",
                "\"\",7252660547403494068,cae66941d9efbd404e4d88758ea67670",
                "__NULL__,1577052789191928133,a57b800059f43b1b7b599199eb6e1b74",
                "a\u001fb,8668388485945676816,065ab5741cdfad44687cf119c1eb4ec9",
                "a\u001f__NULL__,8982507147066422756,e572d4f485d45f5df562e024a5aa26e5",
                "é,5411848509986117935,d4b1b0202b21bb84e60a3d272ecab0db",
                "true,8460422876903044671,b30ee95ec6cda01eb712d912431fe867"
            })
    void hashes_ofReferenceTexts_areTheReferences(String text, long hash64, String hash128) throws PluginException {
        assertThat(calls.constant(HASH64, text)).isEqualTo(hash64);
        assertThat(calls.constant(HASH128, text)).isEqualTo(hash128);
        assertThat(calls.constant(PREFIXED, "p", text)).isEqualTo("p:" + hash64);
        assertThat(calls.constant(ID, "p", text)).isEqualTo("p:" + hash128);
    }

    @Test
    void stableHash64_ofRowsWithNull_keepsTheNullRow() throws PluginException {
        assertThat(calls.evaluate(HASH64, calls.column("alpha", null, "beta")))
                .containsExactly(5982700193828047002L, null, 1390570534839725742L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stable_hash64", "hash64", "stable_hash128", "hash128"})
    void hashes_ofEveryTextLayout_areEqual(String name) throws PluginException {
        ScalarFunction function = Calls.named(name);
        String[] texts = {"alpha", "", "a text that is longer than an inlined view", "é"};
        List<Object> expected = calls.evaluate(function, calls.column((Object[]) texts));

        assertThat(calls.evaluate(function, calls.largeTexts(texts))).isEqualTo(expected);
        assertThat(calls.evaluate(function, calls.textViews(texts))).isEqualTo(expected);
        assertThat(function.signature().parameters()).hasSize(1);
        assertThat(function.signature().parameters().get(0).name()).isEqualTo("value");
    }

    @ParameterizedTest
    @CsvSource({
        "cst_ref,example.py,0,5,cst_ref:be5259ed65644fdce9bcd6b1f1b94881",
        "cst_def,example.py,0,40,cst_def:24dfef38f0bce05294fb68422c514314",
        "cst_call,a.py,10,20,cst_call:21dc7aaddff4d56a7a8fd6e95c196390",
        "span,a.py,10,20,span:21dc7aaddff4d56a7a8fd6e95c196390",
        "cst_type_expr,a.py,3,6,cst_type_expr:107b3ab8552be18a7b46a2774e577aab"
    })
    void stableIdParts_ofPathAndSpan_isTheReferences(String prefix, String path, long start, long end, String id)
            throws PluginException {
        assertThat(calls.constant(PARTS, prefix, path, start, end)).isEqualTo(id);
        assertThat(calls.constant(PARTS, prefix, path, Long.toString(start), Long.toString(end)))
                .isEqualTo(id);
    }

    @Test
    void stableIdParts_ofTexts_isTheReferences() throws PluginException {
        assertThat(calls.constant(PARTS, "ns", "a", "b")).isEqualTo("ns:065ab5741cdfad44687cf119c1eb4ec9");
        assertThat(calls.constant(PARTS, "type", "int")).isEqualTo("type:ff67e782c8d5caca2e4137303bf54dbd");
        assertThat(calls.constant(PARTS, "qname", "pkg.mod.f")).isEqualTo("qname:833fcd8ebeae71d935e5ec35904f1412");
        assertThat(calls.constant(PARTS, "diag", "a.py", 1L, 2L, "treesitter", "tree-sitter error node"))
                .isEqualTo("diag:de9f088a1eaf279c95e3c8f2c0a5b84e");
        assertThat(calls.constant(PARTS, "node", "cst_ref:be5259ed65644fdce9bcd6b1f1b94881", "CST_REF"))
                .isEqualTo("node:e1143ff2e103ab5a5aaebe3d8bc3ef1a");
        assertThat(calls.constant(PARTS, "edge", "example.py", 0L, 5L, "PY_REFERENCES_SYMBOL"))
                .isEqualTo("edge:84a1292447f3aa28086dd84f0c69f648");
    }

    @Test
    void prefixedHash64_ofSites_isTheReferences() throws PluginException {
        String site = "f1:SCOPE:top:0:MODULE:0:BIND:x:4:5";
        assertThat(calls.constant(PREFIXED, "py_def_site", site)).isEqualTo("py_def_site:2915924353499271420");
        assertThat(calls.constant(PREFIXED, "py_use_site", site)).isEqualTo("py_use_site:2915924353499271420");
        assertThat(calls.constant(HASH64, "cst_ref:be5259ed65644fdce9bcd6b1f1b94881"))
                .isEqualTo(5470986337010620532L);
    }

    @Test
    void stableIdParts_withNullPart_countsItAsTheSentinel() throws PluginException {
        assertThat(calls.constant(PARTS, "ns", "a", null)).isEqualTo("ns:e572d4f485d45f5df562e024a5aa26e5");
        assertThat(calls.evaluate(PARTS, calls.column("ns", null, "ns"), calls.column("a", "a", null)))
                .containsExactly(calls.constant(ID, "ns", "a"), null, calls.constant(ID, "ns", "__NULL__"));
    }

    @Test
    void stableIdParts_ofNumbersAndBooleans_hashesTheirTexts() throws PluginException {
        assertThat(calls.evaluate(PARTS, calls.column("p", "p"), calls.column(Long.MIN_VALUE, 0L)))
                .containsExactly(calls.constant(ID, "p", "-9223372036854775808"), calls.constant(ID, "p", "0"));
        assertThat(calls.constant(PARTS, "p", -42)).isEqualTo(calls.constant(ID, "p", "-42"));
        assertThat(calls.constant(PARTS, "p", new BigDecimal("-1.5"))).isEqualTo(calls.constant(ID, "p", "-1.50"));
        assertThat(calls.constant(PARTS, "p", true)).isEqualTo("p:b30ee95ec6cda01eb712d912431fe867");
        assertThat(calls.constant(PARTS, "p", 1.0)).isEqualTo(calls.constant(ID, "p", "1"));
        assertThat(calls.constant(PARTS, "p", 2.0E-3)).isEqualTo(calls.constant(ID, "p", "0.002"));
        assertThat(calls.constant(PARTS, "p", Double.valueOf("2.0E23")))
                .isEqualTo(calls.constant(ID, "p", "200000000000000000000000"));
    }

    @Test
    void stableIdParts_ofStruct_isRefusedWithTheWayOut() {
        Argument prefix = new Argument(calls.column("p").getField(), true, "p");
        Argument span = new Argument(SpanType.field(List.of(prefix, prefix)), false, null);

        assertThat(catchThrowableOfType(PluginException.class, () -> PARTS.resultField(List.of(prefix, span))))
                .hasMessageContaining("part 1 is Struct")
                .hasMessageContaining("cast it to text");
    }

    @Test
    void stableIdParts_ofDictionaryAndConstant_equalsFlat() throws PluginException {
        VarCharVector values = (VarCharVector) calls.column("a", "b");
        IntVector codes = (IntVector) calls.column(1, null, 0, 1);
        List<Argument> arguments =
                List.of(new Argument(values.getField(), true, "ns"), new Argument(values.getField(), false, null));
        List<Column> encoded = List.of(Column.constant(calls.column("ns"), 4), Column.dictionary(codes, values));

        assertThat(calls.evaluate(PARTS, arguments, encoded))
                .isEqualTo(
                        calls.evaluate(PARTS, calls.column("ns", "ns", "ns", "ns"), calls.column("b", null, "a", "b")));
    }

    @Test
    void idResults_withKnownConstantPrefix_sayWhatTheyIdentify() throws PluginException {
        Argument value = new Argument(calls.column("x").getField(), false, null);
        for (ScalarFunction function : List.of(ID, PARTS)) {
            assertThat(metadata(function, " Node_Id ", value)).containsEntry("semantic_type", "NodeId");
            assertThat(metadata(function, "edge", value)).containsEntry("semantic_type", "EdgeId");
            assertThat(metadata(function, "spanid", value)).containsEntry("semantic_type", "SpanId");
            assertThat(metadata(function, "cst_ref", value)).isEmpty();
        }
    }

    private Map<String, String> metadata(ScalarFunction function, String prefix, Argument value)
            throws PluginException {
        Argument constant = new Argument(value.field(), true, prefix);
        return function.resultField(List.of(constant, value)).getMetadata();
    }

    @Test
    void functions_haveTheReferencesNamesAliasesAndArguments() {
        assertThat(signature("stable_hash64").aliases()).containsExactly("hash64");
        assertThat(signature("stable_hash128").aliases()).containsExactly("hash128");
        assertThat(signature("prefixed_hash64").aliases()).containsExactly("prefixed_hash");
        assertThat(signature("stable_id").aliases()).isEmpty();
        assertThat(signature("stable_id_parts").aliases()).containsExactly("stable_id_multi");
        assertThat(signature("stable_id_parts").variadic()).isTrue();
        assertThat(signature("stable_id_parts").required()).isEqualTo(2);
    }

    private static FunctionSignature signature(String name) {
        return Calls.named(name).signature();
    }
}
