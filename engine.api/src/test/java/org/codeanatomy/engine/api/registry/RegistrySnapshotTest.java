package org.codeanatomy.engine.api.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.codeanatomy.plugin.api.function.FunctionDescription.Kind;
import org.codeanatomy.plugin.api.function.NullHandling;
import org.codeanatomy.plugin.api.function.Volatility;
import org.codeanatomy.plugin.api.options.OptionType;
import org.junit.jupiter.api.Test;

class RegistrySnapshotTest {

    private static final FunctionFacts SHOUT = function("shout", Kind.SCALAR, List.of("yell"));
    private static final FunctionFacts WHISPER = function("whisper", Kind.SCALAR, List.of());
    private static final FunctionFacts RANGE = function("range", Kind.TABLE, List.of());

    private static FunctionFacts function(String name, Kind kind, List<String> aliases) {
        return new FunctionFacts(
                name,
                kind,
                "demo",
                aliases,
                List.of(new ParameterFacts("text", List.of("string"), false)),
                1,
                false,
                Volatility.IMMUTABLE,
                NullHandling.NULL_ON_NULL,
                List.of(List.of("string")),
                kind == Kind.SCALAR ? List.of("string") : List.of());
    }

    private static RegistrySnapshot of(FunctionFacts... functions) {
        return new RegistrySnapshot(Arrays.asList(functions), List.of(), List.of(), List.of(), List.of());
    }

    private static RegistrySnapshot ofRules(String... rules) {
        ViewPackFacts pack = new ViewPackFacts("model", "demo", List.of(), List.of(), List.of(rules));
        return new RegistrySnapshot(List.of(), List.of(), List.of(), List.of(), List.of(pack));
    }

    @Test
    void snapshot_isTheSameInEveryOrder() {
        RegistrySnapshot one = of(SHOUT, WHISPER, RANGE);
        RegistrySnapshot other = of(RANGE, WHISPER, SHOUT);

        assertThat(other).isEqualTo(one);
        assertThat(other.toJson()).isEqualTo(one.toJson());
        assertThat(one.names(Kind.SCALAR)).containsExactly("shout", "whisper");
        assertThat(one.names(Kind.TABLE)).containsExactly("range");
    }

    @Test
    void snapshot_cannotBeChangedFromOutside() {
        List<FunctionFacts> functions = new ArrayList<>(List.of(SHOUT));
        RegistrySnapshot snapshot = of(functions.toArray(FunctionFacts[]::new));
        functions.clear();

        assertThat(snapshot.functions()).containsExactly(SHOUT).isUnmodifiable();
    }

    @Test
    void hash_tellsKindsApart() {
        assertThat(of(function("f", Kind.TABLE, List.of())).hash())
                .isNotEqualTo(of(function("f", Kind.SCALAR, List.of())).hash());
    }

    /** What a hash over joined texts cannot tell apart. */
    @Test
    void hash_dependsOnWhereTextsEnd() {
        assertThat(ofRules("ab", "c").hash()).isNotEqualTo(ofRules("a", "bc").hash());
        assertThat(ofRules("a", "b").hash()).isNotEqualTo(ofRules("a\0b").hash());
        assertThat(ofRules("a", "").hash()).isNotEqualTo(ofRules("a").hash());
    }

    @Test
    void hash_tellsAnAbsentDefaultFromAnEmptyOne() {
        assertThat(ofDefault(null).hash()).isNotEqualTo(ofDefault("").hash());
        assertThat(ofDefault("null").hash()).isNotEqualTo(ofDefault(null).hash());
    }

    private static RegistrySnapshot ofDefault(String value) {
        OptionFacts option = new OptionFacts("delimiter", OptionType.TEXT, false, value);
        TableKindFacts kind = new TableKindFacts("csv", "demo", false, List.of(option));
        return new RegistrySnapshot(List.of(), List.of(kind), List.of(), List.of(), List.of());
    }

    /** The layout is a promise: a program on another machine recomputes it. */
    @Test
    void hash_ofNothing_isTheOneWrittenDown() {
        assertThat(of().hash()).isEqualTo("8c9f6bb5e4c35047fc5dcc84db88d611");
    }

    @Test
    void json_hasTheMembersThatAreWrittenDown() {
        assertThat(of(SHOUT).toJson())
                .isEqualTo(
                        """
                        {
                          "version": 1,
                          "hash": "%s",
                          "scalar": [ "shout" ],
                          "table": [ ],
                          "functions": [ {
                            "name": "shout",
                            "kind": "scalar",
                            "plugin": "demo",
                            "aliases": [ "yell" ],
                            "parameters": [ {
                              "name": "text",
                              "types": [ "string" ],
                              "literal": false
                            } ],
                            "required": 1,
                            "variadic": false,
                            "volatility": "immutable",
                            "null_handling": "null_on_null",
                            "signature_inputs": [ [ "string" ] ],
                            "return_types": [ "string" ]
                          } ],
                          "table_kinds": [ ],
                          "procedures": [ ],
                          "source_extractors": [ ],
                          "view_packs": [ ]
                        }"""
                                .formatted(of(SHOUT).hash()));
    }
}
